"""Texts reach SQL unchanged, and nothing in them is a statement or a parameter."""

import duckdb
from hypothesis import example, given
from hypothesis import strategies as st

from leadpact.ingest.cells.literals import quoted, quoted_list
from leadpact.store.database import named_in

_TEXTS = st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=4)


@given(_TEXTS)
@example(["'; drop table lead; --", "$tomorrow", "a\0b", "$$'\0'$$", "\\'"])
def test_a_literal_is_the_text(texts: list[str]) -> None:
    """No part of it is taken for a parameter either."""
    sql = f"select {quoted_list(texts)}, {quoted(texts[0])}"
    with duckdb.connect() as connection:
        assert connection.execute(sql).fetchall() == [(texts, texts[0])]
    assert named_in(sql, {"tomorrow": "x"}) == {}
