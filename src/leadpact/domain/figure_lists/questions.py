"""The figures about the questions that both teams ask."""

from leadpact.domain.figure import Figure, Target

OF_PRODUCT = Target(0.2, 0.3, "about 25 % are of one product", of_the_field=True)

QUESTIONS = (
    Figure(
        "shared_questions",
        "Shared questions",
        "questions named by at least half of the surveyed reps and marketers together ÷ all "
        "questions named",
        ("answers of marketing", "answers of sales"),
        target=Target(0.75, 1.0, "at least 75 %"),
    ),
    Figure(
        "question_coverage",
        "Question coverage",
        "per channel: questions asked in the same words ÷ questions of which somebody said how "
        "they are asked there; and those in other words, not asked, and unknown",
        ("question coverage",),
        by="channel",
    ),
)
