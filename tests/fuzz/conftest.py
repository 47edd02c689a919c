"""How long the fuzz targets look: `quick` with every run of the tests, `long` by `make fuzz`.

`PRONGSAI_FUZZ_EXAMPLES` says how many examples a target of `long` tries, of which a target may take a share or several:
2858 are 20,006 whole files in `test_files.py`: archives, Word files, web pages and texts, taken as a run takes them.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# the same examples in every run, so that a pull request never fails for somebody else's text
settings.register_profile(
    "quick",
    max_examples=40,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
# other examples in every run; those that failed are kept in `.hypothesis/` and tried first
settings.register_profile(
    "long",
    max_examples=int(os.environ.get("PRONGSAI_FUZZ_EXAMPLES", "600")),
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))
