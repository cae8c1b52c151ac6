from leadpact.domain.middles import middle
from leadpact.domain.shares import share
from leadpact.export.hand_raise_sheets import hand_raise_sheet, hand_raise_table
from leadpact.metrics.hand_raise import HandRaiseAnswer, HandRaiseCell
from leadpact.metrics.shares import Missing

STAGE = Missing(("stage",))


def answer(*cells: HandRaiseCell, lacks: Missing | None = None) -> HandRaiseAnswer:
    part = share(1, 2)
    shown = lacks or cells
    return HandRaiseAnswer(3, True, 0, part, part, part, None, part, shown, (), STAGE, ())


CELL = HandRaiseCell(
    True, False, share(7, 10), share(3, 10), 7, share(0, 10), share(1, 10), middle([4, 4, 4])
)


def test_the_download_has_every_number_in_a_column_of_its_own() -> None:
    """Wilson: of 10, 3 gives [0.1078, 0.6032], 0 [0, 0.2775] and 1 [0.0179, 0.4042]."""
    sheet = hand_raise_sheet(answer(CELL))
    row = [round(cell, 4) if isinstance(cell, float) else cell for cell in sheet.rows[0]]
    assert len(row) == len(sheet.headings)
    assert row == [
        *("yes", "no", 7, 0.3, 0.1078, 0.6032, 7),
        *(0, 10, 0.0, 0.0, 0.2775),
        *(0.1, 0.0179, 0.4042),
        *(4, 4, 4),
    ]


def test_the_table_has_every_rate_with_its_interval() -> None:
    table = hand_raise_table(answer(CELL))
    assert table.rows == (
        (
            "asked, did not pass BANT",
            7,
            "30 % [10.8–60.3 %]",
            7,
            "0 % [0.0–27.8 %]",
            "10.0 % [1.8–40.4 %]",
            "4 [4–4]",
        ),
    )


def test_what_the_data_lacks_is_no_number() -> None:
    bare = HandRaiseCell(
        False, True, share(7, 10), STAGE, STAGE, share(0, 0), share(0, 0), middle([])
    )
    assert hand_raise_table(answer(bare)).rows == (
        ("did not ask, passed BANT", 7, "not in this data", None, "–", "–", "–"),
    )
    undated = HandRaiseCell(
        False, True, share(7, 10), STAGE, STAGE, share(0, 0), share(0, 0), Missing(("won_at",))
    )
    assert hand_raise_table(answer(undated)).rows[0][-1] == "not in this data"
    assert hand_raise_sheet(answer(undated)).rows[0][3:7] == (None, None, None, None)
    assert hand_raise_sheet(answer(undated)).rows[0][-3:] == (None, None, None)
    assert hand_raise_table(answer(lacks=STAGE)).rows == ()
