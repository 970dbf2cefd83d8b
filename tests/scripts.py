"""The scripts of tools/ and benchmarks/ as modules."""

from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parent.parent


@cache
def script(path: str) -> ModuleType:
    """What a script of the repository defines; it is loaded once."""
    file = ROOT / path
    spec = spec_from_file_location(file.stem, file)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
