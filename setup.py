"""What pyproject.toml cannot say: a build parses the rules, so that no first run has to."""

import os
import subprocess
import sys

from setuptools import setup
from setuptools.command.build_py import build_py


class BuildWithTrees(build_py):
    def run(self) -> None:
        super().run()
        if not self.editable_mode:
            rules = os.path.join(self.build_lib, "validator", "rules")
            subprocess.run(
                [sys.executable, "-B", "-m", "validator.dsl.trees", os.path.abspath(rules)],
                cwd=self.build_lib,
                check=True,
            )


setup(cmdclass={"build_py": BuildWithTrees})
