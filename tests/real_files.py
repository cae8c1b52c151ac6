"""The public lead data beside the project, which are not ours to copy into it."""

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared" / "data"
CRM_HEADERS = SHARED / "crm_headers"

with_real_files = pytest.mark.skipif(
    not SHARED.is_dir(),
    reason="the public lead data are not in ../shared/data, and not ours to copy here",
)
