"""python -m validator."""

import os
import sys

if sys.path and sys.path[0] == os.getcwd():
    # `-m` puts the current folder first; what lies in a folder that is checked is never run
    del sys.path[0]

from validator.cli.main import main

sys.exit(main())
