"""The tables of reps."""

from dataclasses import replace

from leadpact.domain.middles import Middle
from leadpact.domain.shares import share
from leadpact.export.rep_sheets import reps_sheet, reps_table
from leadpact.metrics.excess import Excess
from leadpact.metrics.rep_acceptance import GradeAcceptance
from leadpact.metrics.rep_speed import RepSpeed
from leadpact.metrics.reps import RepEvaluation, RepsAnswer
from leadpact.metrics.shares import Missing

FEWER = Excess(10, 40, 20.0, -10.0, -14.0, -6.0)
MORE = Excess(30, 40, 20.0, 10.0, 6.0, 14.0)
ANSWER = RepsAnswer(
    reps=(
        RepEvaluation("Ann", 41, share(30, 40), share(10, 15), FEWER, MORE, too_few=False),
        RepEvaluation(
            "New",
            3,
            share(1, 2),
            Missing(("lost",)),
            Excess(0, 0, 0.0, 0.0, 0.0, 0.0),
            Excess(1, 2, 1.0, 0.0, -1.0, 1.0),
            too_few=True,
        ),
    ),
    cells=tuple(
        GradeAcceptance(rep, grade, share(3, 4), share(6, 8), None)
        for rep in ("Ann", "New")
        for grade in "ABCD"
    ),
    spreads=(),
    speeds=(RepSpeed("Ann", Middle(9, 72.0, 48.0, 96.0, 24.0, 96.0), share(9, 10)),),
    is_matured=True,
    out_of_reach=None,
    left_out=0,
    unowned=0,
)


def test_the_table_says_differences_in_words() -> None:
    ann, new = reps_table(ANSWER).rows
    assert ann == (
        "Ann",
        41,
        "30 of 40",
        "75.0 %",
        "+10 [6, 14] ▲",
        "10 of 40",
        "−10 [−14, −6] ▼",
        "66.7 %",
        "3 days [2–4]",
    )
    assert new[2:] == (
        "1 of 2",
        "too few",
        "too few to judge",
        "0 of 0",
        "too few to judge",
        "–",
        "–",
    )


def test_the_download_has_every_number_and_no_zero_for_what_is_not_known() -> None:
    sheet = reps_sheet(ANSWER)
    ann, new = (dict(zip(sheet.headings, row, strict=True)) for row in sheet.rows)
    assert len(set(sheet.headings)) == len(sheet.headings)
    assert (ann["Expected wins"], ann["More or fewer wins"]) == (20, -10)
    assert (ann["From, wins"], ann["To, wins"]) == (-14, -6)
    assert (ann["Expected accepted"], ann["More or fewer accepted"]) == (20, 10)
    assert (ann["Won of ended"], ann["Ended"]) == (10, 15)
    assert (ann["Hours to first contact"], ann["Hours from"], ann["Hours to"]) == (72, 48, 96)
    assert (ann["Accepted D"], ann["Decided D"]) == (3, 4)
    assert ann["Verdict"] == "clearly fewer"
    assert (new["Expected wins"], new["Win rate"], new["Hours to"]) == (None, None, None)
    assert new["Verdict"] == "too few to judge"


def test_without_contacts_the_speed_is_left_empty() -> None:
    sheet = reps_table(replace(ANSWER, speeds=Missing(("mql_at",))))
    assert [row[-1] for row in sheet.rows] == ["–", "–"]
