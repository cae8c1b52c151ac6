"""The figures about reps: what they were handed, and what they made of it."""

from leadpact.domain.figure import Figure

REPS = (
    Figure(
        "rep_evaluation",
        "Wins against the leads received",
        "per rep with 20 decided hand-offs: wins and acceptances less those that all reps' rates "
        "of the grades received would give",
        ("owner", "stage"),
        by="rep",
        graded=True,
    ),
    Figure(
        "win_rate_by_rep",
        "Win rate by rep",
        "won ÷ (won + lost) of the leads handed off, per rep",
        ("owner", "stage", "lost"),
        by="rep",
    ),
    Figure(
        "acceptance_by_rep_and_grade",
        "Acceptance of the same grade",
        "accepted ÷ decided hand-offs per rep and grade, against all other hand-offs of that grade",
        ("owner", "stage"),
        by="rep",
        graded=True,
    ),
    Figure(
        "consistency_by_grade",
        "Do reps accept alike?",
        "per grade: lowest and highest acceptance among reps, and the p-value that they are alike",
        ("owner", "stage"),
        by="grade",
        graded=True,
    ),
    Figure(
        "speed_by_rep",
        "Time to first contact by rep",
        "hours from the first hand-off to the first sales contact after it per rep; median",
        ("owner", "first_sales_contact_at"),
        by="rep",
    ),
)
