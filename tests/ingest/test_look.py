"""The first look at an uploaded file."""

from pathlib import Path

import pytest

from leadpact.errors import FileError
from leadpact.ingest.look import MOST_TEXTS, ColumnLook, look_at
from leadpact.store.database import Store


def write(folder: Path, text: str) -> Path:
    path = folder / "waiting.upload"
    path.write_text(text, encoding="utf-8", newline="")
    return path


def test_a_look_has_real_values_and_the_share_filled(fresh_store: Store, tmp_path: Path) -> None:
    """Web stands there twice, so it comes first; Select says nothing and is not filled."""
    path = write(tmp_path, "Lead ID;Source\n1;Ads\n2;Web\n3; Web \n4;Select\n5;Fair\n6;Chat\n")
    look = look_at(fresh_store, path, "march.csv")
    assert (look.file_name, look.rows, look.rejects) == ("march.csv", 6, 0)
    assert [column.header for column in look.columns] == ["Lead ID", "Source"]
    assert look.columns[1] == ColumnLook(
        "Source",
        5,
        ("Web", "Ads", "Fair"),
        (("Web", 2), ("Ads", 1), ("Fair", 1), ("Chat", 1)),
    )


def test_a_column_of_many_texts_lists_none_of_them(fresh_store: Store, tmp_path: Path) -> None:
    numbers = "\n".join(f"{number};x" for number in range(MOST_TEXTS + 1))
    look = look_at(fresh_store, write(tmp_path, f"id;same\n{numbers}\n"), "a.csv")
    assert look.columns[0].texts == ()
    assert look.columns[0].examples == ("0", "1", "2")
    assert look.columns[1].texts == (("x", MOST_TEXTS + 1),)


def test_records_that_cannot_be_read_are_counted(fresh_store: Store, tmp_path: Path) -> None:
    look = look_at(fresh_store, write(tmp_path, "id;source\n1;Web\n2;Web;x;y\n3;Ads\n"), "a.csv")
    assert (look.rows, look.rejects) == (2, 1)


def test_a_look_leaves_nothing_behind(fresh_store: Store, tmp_path: Path) -> None:
    look_at(fresh_store, write(tmp_path, "id;source\n1;Web\n"), "a.csv")
    with pytest.raises(FileError):
        look_at(fresh_store, write(tmp_path, ""), "a.csv")
    assert not list(fresh_store.settings.home.glob("reading-*"))
