"""The plugin interface: its names, their signatures and fields, and its documentation stand still.

A change here is a change for everybody who wrote a plugin: read the difference, think of
API_VERSION and of the changelog, then write the file anew with NEWSLINT_UPDATE_GOLDEN=1.
"""

import inspect
import os
from pathlib import Path

from scripts import script

from validator import api, hookspecs, testing

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden" / "api.txt"
docs = script("tools/build_plugin_docs.py")


def test_the_interface_stands_still() -> None:
    text = docs.signatures()
    if os.environ.get("NEWSLINT_UPDATE_GOLDEN"):
        GOLDEN.write_text(text, encoding="utf-8", newline="\n")
    assert text == GOLDEN.read_text(encoding="utf-8")


def test_every_public_class_says_what_it_is() -> None:
    """A named tuple without a docstring of its own has "Name(fields)" for one."""
    for module in (api, testing):
        for name in module.__all__:
            value = getattr(module, name)
            if isinstance(value, type) and value.__module__.startswith("validator"):
                assert not (value.__doc__ or f"{name}(").startswith(f"{name}("), name


def test_every_hook_is_explained_with_an_example() -> None:
    hooks = [value for name, value in vars(hookspecs).items() if name.startswith("newslint_")]
    assert len(hooks) == 7
    for hook in hooks:
        assert "```python" in (hook.__doc__ or ""), hook.__name__
        assert inspect.signature(hook).return_annotation is not inspect.Signature.empty


def test_the_reference_is_up_to_date() -> None:
    assert docs.PAGE.read_text(encoding="utf-8") == docs.page(), "run tools/build_plugin_docs.py"


def test_the_reference_has_what_a_document_holds() -> None:
    (document,) = (entry for entry in docs.names(api) if entry.name == "Document")
    members = {said.shown.partition(":")[0]: said.text for said in document.members}
    held = vars(api.Document(api.Source("", ""), api.Text("", ())))
    assert {name for name in held if not name.startswith("_")} <= members.keys()
    assert all(members[name] for name in ("text", "blocks", "metadata", "sentences"))
