"""What pyproject.toml cannot say: a build parses and checks the rules, so no first run has to."""

import os
import subprocess
import sys

from setuptools import setup
from setuptools.command.build_py import build_py


class BuildWithTrees(build_py):
    def run(self) -> None:
        super().run()
        if not self.editable_mode:
            rules = os.path.abspath(os.path.join(self.build_lib, "validator", "rules"))
            self._run("validator.dsl.syntax.trees", rules)
            self._run("validator.engine.rules.shipped")

    def _run(self, module: str, *arguments: str) -> None:
        """Run a module of what is built, with its plugins and no others."""
        told = self.get_finalized_command("egg_info").egg_info  # of its entry points
        path = [os.path.dirname(os.path.abspath(told))]
        if isolated := os.environ.get("PYTHONPATH"):  # by which a frontend says what is required
            path.append(isolated)
        subprocess.run(
            [sys.executable, "-B", "-m", module, *arguments],
            cwd=self.build_lib,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(path), "PYTHONHASHSEED": "0"},
            check=True,
        )


setup(cmdclass={"build_py": BuildWithTrees})
