# docker build -t newslint . && docker run --rm -v "$PWD:/copy:ro" newslint check drafts
FROM python:3.12-slim AS build
WORKDIR /source
COPY pyproject.toml setup.py README.md LICENSE ./
COPY validator ./validator
COPY grammar ./grammar
COPY plugins ./plugins
COPY rules ./rules
RUN python -m venv /opt/newslint && /opt/newslint/bin/pip install --no-cache-dir .

FROM python:3.12-slim
COPY --from=build /opt/newslint /opt/newslint
# rules are read once, here: a run finds them in the cache
ENV PATH=/opt/newslint/bin:$PATH NEWSLINT_CACHE_DIR=/opt/newslint/cache
RUN newslint rules list > /dev/null && chmod -R a+rX /opt/newslint
RUN useradd --create-home newslint
USER newslint
WORKDIR /copy
ENTRYPOINT ["newslint"]
CMD ["check"]
