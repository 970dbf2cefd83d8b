"""The figures of a story as JSON: each thing that is counted, its values, and where they part."""

from typing import Any

from validator.claims.timeline import Series, Story, Timeline, Value
from validator.cli.claims.json import claim_json
from validator.cli.output import as_json
from validator.formats import Style
from validator.reporters.machine import not_checked
from validator.version import __version__


def render(timeline: Timeline, _: Style) -> str:
    """One object; `partings` name values of their series by number."""
    document = {
        "version": 1,
        "tool": {"name": "newslint", "version": __version__},
        "failures": [failure._asdict() for failure in not_checked(timeline)],
        "skipped": [failure._asdict() for failure in timeline.skipped],
        "stories": [_story(story) for story in timeline.stories],
    }
    return as_json(document)


def _story(story: Story) -> dict[str, Any]:
    return {
        "name": story.name,
        "drafts": [version._asdict() for version in story.versions],
        "series": [_series(series) for series in story.series],
        "alone": [_value(value) for value in story.alone],
    }


def _series(series: Series) -> dict[str, Any]:
    return {
        "label": series.label,
        "values": [_value(value) for value in series.values],
        "partings": [parting._asdict() for parting in series.partings],
    }


def _value(value: Value) -> dict[str, Any]:
    return {"draft": value.version, **claim_json(value.claim)}
