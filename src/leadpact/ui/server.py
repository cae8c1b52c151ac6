"""The web server: Streamlit in this very process."""

import runpy
import sys
from pathlib import Path

from streamlit.runtime.pages_manager import PagesManager

from leadpact.config import read_settings


def run_server(app: Path, port: int, host: str) -> None:
    """Serve the app until the process is stopped; signals and Ctrl-C reach the server itself."""
    # Streamlit takes a folder `pages` for its older way of having pages until a first script run
    # has called st.navigation: a deep link opened before that would say "page not found".
    PagesManager.uses_pages_directory = False
    options = {
        "server.port": port,
        "server.address": host,
        "server.maxUploadSize": read_settings().upload_megabytes,
    }
    sys.argv = ["streamlit", "run", str(app), *(f"--{key}={options[key]}" for key in options)]
    runpy.run_module("streamlit", run_name="__main__", alter_sys=True)
