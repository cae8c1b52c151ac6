import re
import tomllib
from pathlib import Path

from leadpact.domain.criteria import Test
from leadpact.domain.fields import FIELDS_OF_KIND
from leadpact.domain.figures import FIGURES
from leadpact.domain.model_file import parse_model
from leadpact.ui.frame import SECTIONS

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


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_every_page_stands_in_the_readme_under_its_section() -> None:
    readme = text_of("README.md")
    for section, pages in SECTIONS.items():
        for _, title in pages:
            assert f"**{title}** ({section})" in readme


def test_every_setting_stands_in_the_readme() -> None:
    source = text_of("src/leadpact/config.py")
    settings = set(re.findall(r'environ\.get\("([A-Z_]+)"', source))
    assert settings == set(
        re.findall(r"^\| `(LEADPACT_[A-Z_]+)`", text_of("README.md"), re.MULTILINE)
    )


def test_every_field_stands_in_the_data_fields_with_its_meaning() -> None:
    document = text_of("docs/data-fields.md")
    for kind, fields in FIELDS_OF_KIND.items():
        part = document.split(f"(`{kind}`)")[1].split("\n## ")[0]
        for field in fields:
            assert f"| `{field.name}` | {field.label} | {field.meaning} |" in part


def test_every_figure_stands_in_the_figures_with_its_meaning_and_needs() -> None:
    document = text_of("docs/figures.md")
    for figure in FIGURES:
        words = f"| `{figure.name}` | {figure.title} | {figure.meaning} |"
        needs = ", ".join(figure.needs) or " or ".join(figure.one_of) or "–"
        assert f"{words} {needs} |" in document


def test_every_criterion_test_stands_in_the_scoring_models() -> None:
    named = re.findall(r"^\| `([a-z ]+)` \|", text_of("docs/scoring-models.md"), re.MULTILINE)
    assert named == [test.value for test in Test]


def test_the_model_in_the_docs_is_one_that_leadpact_takes() -> None:
    example = text_of("docs/scoring-models.md").split("```yaml\n")[1].split("```")[0]
    assert parse_model(example).points == (15,)


def test_every_local_link_in_the_readme_leads_somewhere() -> None:
    targets = re.findall(r"\]\(([^)#]+)\)", text_of("README.md"))
    assert "docs/figures.md" in targets
    assert [target for target in targets if not (ROOT / target).exists()] == []
