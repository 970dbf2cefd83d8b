"""newslint serve: a page on this machine, on which copy is pasted and checked.

Each answer is a run of its own, so that a rule or a plugin that was changed counts, and that what
is said is what the command says.
"""

import subprocess
import sys

from validator.cli.exits import Exit
from validator.cli.known import Known
from validator.cli.options import CheckOptions, written
from validator.cli.output import write
from validator.errors import UsageError
from validator.source import marked
from validator.web.server import ADDRESS, Pasted, refusal, server

_SECONDS = 120.0
"""After which a run is ended that says nothing."""


def run_serve(options: CheckOptions, port: str) -> Exit:
    """Serve until interrupted. Raises UsageError."""
    number = int(port) if port.isascii() and port.isdigit() else -1
    if not 0 <= number <= 65535:
        raise UsageError(f"“{port}” is no port", "ports are 1024 to 65535; 0 takes a free one")
    profiles = Known(options).terms.profiles

    def answer(pasted: Pasted) -> str:
        return _run(options, pasted)

    try:
        serving = server(number, answer, sorted(profiles))
    except OSError as error:
        message = f"cannot listen on port {port}: {error.strerror or error}"
        raise UsageError(message, "say another with --port; 0 takes a free one") from None
    with serving:
        write(f"http://{ADDRESS}:{serving.server_address[1]}/ checks what is pasted; Ctrl-C ends\n")
        try:
            serving.serve_forever()
        except KeyboardInterrupt:
            return Exit.INTERRUPTED
    return Exit.DONE


def _run(options: CheckOptions, pasted: Pasted) -> str:
    """The page that the command makes, or what it says in its place."""
    asked = CheckOptions(**options.set_up._asdict())
    if pasted.way == "check":
        profile = pasted.profile or options.profile
        asked = options._replace(profile=profile, fail_on="never")
    asked = asked._replace(
        paths=("-",),
        format=("html",),
        stdin_filename=f"pasted{pasted.suffix}",
        date=pasted.date,
    )
    command = [sys.executable, "-P", "-m", "validator", pasted.way, *written(asked)]
    try:
        run = subprocess.run(
            command,
            input=marked(pasted.text),
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return refusal(f"This took more than {_SECONDS:.0f} seconds.")
    except (OSError, ValueError) as error:  # no command can be given that
        return refusal(f"This cannot be asked: {error}")
    page = run.stdout.decode("utf-8", "replace")
    return page or refusal(run.stderr.decode("utf-8", "replace") or f"exit code {run.returncode}")
