"""Which role may do what: the whole table, by hand."""

from leadpact.domain.people import Action, Person, Role, Team, may

# V: viewer, M: marketing, S: sales, A: admin.
TABLE = {
    "open or end a round": "MSA",
    "change a proposal": "MS",
    "propose a criterion": "MS",
    "name a red flag": "MS",
    "say that a proposal is ready": "MS",
    "set the joint points": "MSA",
    "start a blind grading": "MSA",
    "grade leads by hand": "MS",
    "put a definition up for signature": "MSA",
    "sign a definition": "MS",
    "withdraw a definition": "MSA",
    "record a review": "MSA",
    "answer the survey": "MS",
    "take in a file of answers": "MSA",
    "say where a question is asked": "MSA",
    "note a question that was heard": "MSA",
    "make a promise": "MS",
    "answer the self-assessment": "MSA",
    "change a checklist": "A",
    "give somebody another role": "A",
}
LETTERS = {"V": Role.VIEWER, "M": Role.MARKETING, "S": Role.SALES, "A": Role.ADMIN}


def test_each_role_may_do_what_the_table_says_and_nothing_else() -> None:
    """Twenty actions by four roles: eighty cells; a viewer may do nothing."""
    assert {action.value for action in Action} == set(TABLE)
    for action in Action:
        allowed = {letter for letter, role in LETTERS.items() if may(role, action)}
        assert allowed == set(TABLE[action.value]), action


def test_a_person_speaks_for_the_team_of_the_role() -> None:
    teams = {role: Person(1, "Maria", role).team for role in Role}
    assert teams == {
        Role.VIEWER: None,
        Role.MARKETING: Team.MARKETING,
        Role.SALES: Team.SALES,
        Role.ADMIN: None,
    }
    assert (Team.MARKETING.other, Team.SALES.other) == (Team.SALES, Team.MARKETING)
