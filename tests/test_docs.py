import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]


def dependencies() -> list[str]:
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    requirements = [*pyproject["project"]["dependencies"], *pyproject["dependency-groups"]["dev"]]
    return [re.split(r"[^A-Za-z0-9-]", requirement)[0] for requirement in requirements]


def test_every_dependency_has_its_line_in_the_adr() -> None:
    adr = (ROOT / "docs/adr/0001-dependencies.md").read_text(encoding="utf-8")
    assert re.findall(r"^- `([a-z0-9-]+)`: ", adr, re.MULTILINE) == dependencies()


def test_every_make_target_stands_in_contributing() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^([a-z][a-z-]*):", makefile, re.MULTILINE)
    contributing = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `make ([a-z-]+)`", contributing, re.MULTILINE) == targets
