"""People, their roles, and which role may do what."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Team(StrEnum):
    """The two teams that agree."""

    MARKETING = "marketing"
    SALES = "sales"

    @property
    def other(self) -> "Team":
        """The team on the other side of the table."""
        return Team.SALES if self is Team.MARKETING else Team.MARKETING


class Role(StrEnum):
    """What a person is here for."""

    VIEWER = "viewer"
    MARKETING = "marketing"
    SALES = "sales"
    ADMIN = "admin"


class Action(StrEnum):
    """What a person can do in the agreement, in words that end "cannot …"."""

    OPEN_ROUND = "open or end a round"
    PROPOSE = "change a proposal"
    PROPOSE_CRITERION = "propose a criterion"
    NAME_RED_FLAG = "name a red flag"
    SAY_READY = "say that a proposal is ready"
    SET_JOINT = "set the joint points"
    START_GRADING = "start a blind grading"
    GRADE = "grade leads by hand"
    PUT_UP = "put a definition up for signature"
    SIGN = "sign a definition"
    WITHDRAW = "withdraw a definition"
    REVIEW = "record a review"
    ANSWER_SURVEY = "answer the survey"
    TAKE_SURVEY_FILE = "take in a file of answers"
    EDIT_COVERAGE = "say where a question is asked"
    NOTE_HEARD = "note a question that was heard"
    PROMISE = "make a promise"
    ASSESS = "answer the self-assessment"
    EDIT_CHECKLIST = "change a checklist"
    SET_ROLE = "give somebody another role"


_TEAMS = frozenset({Role.MARKETING, Role.SALES})
_ALL_BUT_VIEWERS = _TEAMS | {Role.ADMIN}

MAY: Mapping[Action, frozenset[Role]] = MappingProxyType(
    {
        Action.OPEN_ROUND: _ALL_BUT_VIEWERS,
        Action.PROPOSE: _TEAMS,
        Action.PROPOSE_CRITERION: _TEAMS,
        Action.NAME_RED_FLAG: _TEAMS,
        Action.SAY_READY: _TEAMS,
        Action.SET_JOINT: _ALL_BUT_VIEWERS,
        Action.START_GRADING: _ALL_BUT_VIEWERS,
        Action.GRADE: _TEAMS,
        Action.PUT_UP: _ALL_BUT_VIEWERS,
        Action.SIGN: _TEAMS,
        Action.WITHDRAW: _ALL_BUT_VIEWERS,
        Action.REVIEW: _ALL_BUT_VIEWERS,
        Action.ANSWER_SURVEY: _TEAMS,
        Action.TAKE_SURVEY_FILE: _ALL_BUT_VIEWERS,
        Action.EDIT_COVERAGE: _ALL_BUT_VIEWERS,
        Action.NOTE_HEARD: _ALL_BUT_VIEWERS,
        Action.PROMISE: _TEAMS,
        Action.ASSESS: _ALL_BUT_VIEWERS,
        Action.EDIT_CHECKLIST: frozenset({Role.ADMIN}),
        Action.SET_ROLE: frozenset({Role.ADMIN}),
    }
)
"""The roles that may do each action."""


@dataclass(frozen=True)
class Person:
    """Somebody at work here, known by `person_id`."""

    person_id: int
    name: str
    role: Role

    @property
    def team(self) -> Team | None:
        """The team that the person speaks for; None for viewers and admins."""
        return Team(self.role.value) if self.role in _TEAMS else None


def may(role: Role, action: Action) -> bool:
    """Whether the role allows the action."""
    return role in MAY[action]
