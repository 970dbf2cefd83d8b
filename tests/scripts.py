"""The scripts of tools/ and benchmarks/ as modules, and programs in processes of their own."""

import os
import subprocess
import sys
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


def printed(program: str, folder: Path, **environment: str) -> str:
    """What a program of Python prints that runs in a folder, with more in its environment. Raises
    CalledProcessError where it fails."""
    ran = subprocess.run(
        [sys.executable, "-c", program],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return ran.stdout
