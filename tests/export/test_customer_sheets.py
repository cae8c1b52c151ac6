from dataclasses import replace

from leadpact.domain.middles import middle
from leadpact.domain.shares import share
from leadpact.export.customer_sheets import customers_sheet, customers_table
from leadpact.metrics.customers import CustomersAnswer, RelationshipRow
from leadpact.metrics.rejected_as_known import RejectedAsKnown
from leadpact.metrics.shares import Missing

LACKS = Missing(("outcome",))
HALF = share(1, 2)
ROW = RelationshipRow(
    "cross_sell",
    share(3, 10),
    share(0, 10),
    share(10, 10),
    share(3, 10),
    share(1, 10),
    middle([1000, 1000]),
    middle([4, 4, 4]),
)
ANSWER = CustomersAnswer(
    True, 0, (ROW,), HALF, HALF, HALF, HALF, None, HALF, HALF, HALF, HALF, RejectedAsKnown(HALF, ())
)


def test_the_download_has_every_number_in_a_column_of_its_own() -> None:
    """Wilson of 10: 3 [0.1078, 0.6032], 0 [0, 0.2775], 10 [0.7225, 1], 1 [0.0179, 0.4042]."""
    sheet = customers_sheet(ANSWER)
    row = [round(cell, 4) if isinstance(cell, float) else cell for cell in sheet.rows[0]]
    assert len(row) == len(sheet.headings) == len(set(sheet.headings))
    assert row == [
        *("Cross-sell", 3, 10, 0.3, 0.1078, 0.6032),
        *(0, 10, 0.0, 0.0, 0.2775),
        *(10, 10, 1.0, 0.7225, 1.0),
        *(3, 10, 0.3, 0.1078, 0.6032),
        *(0.1, 0.0179, 0.4042),
        *(1000, 1000, 1000),
        *(4, 4, 4),
    ]


def test_the_table_has_a_column_per_relationship() -> None:
    table = customers_table(ANSWER)
    assert table.headings == ("What", "Cross-sell")
    assert [row[1] for row in table.rows] == [
        "3",
        "30 % [10.8–60.3 %]",
        "0 % [0.0–27.8 %]",
        "100 % [72.2–100.0 %]",
        "30 % [10.8–60.3 %]",
        "10.0 % [1.8–40.4 %]",
        "1,000 [1,000–1,000]",
        "4 [4–4]",
    ]


def test_what_the_data_lacks_is_no_number() -> None:
    bare = RelationshipRow("net_new", share(3, 10), share(0, 10), *([LACKS] * 5))
    table = customers_table(replace(ANSWER, rows=(bare,)))
    assert [row[1] for row in table.rows[3:]] == ["not in this data"] * 5
    sheet = customers_sheet(replace(ANSWER, rows=(bare,)))
    assert sheet.rows[0][11:] == (None,) * 19
    none = replace(bare, amount=middle([]))
    assert customers_table(replace(ANSWER, rows=(none,))).rows[6][1] == "–"
    assert customers_table(replace(ANSWER, rows=LACKS)).rows == ()
    assert customers_sheet(replace(ANSWER, rows=LACKS)).rows == ()
