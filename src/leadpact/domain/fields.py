"""The lead fields: what a file can tell us, by the names the whole project uses."""

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Kind(StrEnum):
    """The kinds of file."""

    LEADS = "leads"
    OUTCOMES = "outcomes"
    ACTIVITIES = "activities"
    STAGE_HISTORY = "stage-history"


class FieldType(StrEnum):
    """What a cell of a field has to be."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    BOOLEAN = "boolean"
    CHOICE = "choice"


STAGES = (
    "inquiry",
    "mql",
    "sal",
    "sql",
    "opportunity",
    "won",
    "lost",
    "rejected",
    "nurture",
)
OUTCOMES = ("won", "lost", "open")
INTERESTS = ("active", "passive")
RELATIONSHIPS = ("net_new", "cross_sell", "up_sell")
TIMELINES = ("now", "within_3_months", "within_6_months", "within_12_months", "later")
SENIORITIES = ("decision_maker", "mid_level", "other")
COMPANY_SIZES = ("1-10", "11-50", "51-200", "201-1000", "1001+")


@dataclass(frozen=True)
class Field:
    """One lead field.

    `needed`: a cell that cannot be what the field needs quarantines its row; elsewhere such a
    cell becomes empty and is counted. `folded`: spelling variants of a value are one value.
    `whole`: the numbers are counts, so of two readings the whole one is meant. `derived`: Leadpact
    works it out where the file does not carry it.
    """

    name: str
    label: str
    type: FieldType
    meaning: str
    choices: tuple[str, ...] = ()
    needed: bool = False
    folded: bool = False
    whole: bool = False
    derived: bool = False


def _text(name: str, label: str, meaning: str, *, folded: bool = False) -> Field:
    return Field(name, label, FieldType.TEXT, meaning, folded=folded)


def _count(
    name: str, label: str, meaning: str, *, needed: bool = False, derived: bool = False
) -> Field:
    return Field(name, label, FieldType.NUMBER, meaning, needed=needed, whole=True, derived=derived)


def _number(name: str, label: str, meaning: str, *, needed: bool = False) -> Field:
    return Field(name, label, FieldType.NUMBER, meaning, needed=needed)


def _date(
    name: str, label: str, meaning: str, *, needed: bool = False, derived: bool = False
) -> Field:
    return Field(name, label, FieldType.DATE, meaning, needed=needed, derived=derived)


def _boolean(name: str, label: str, meaning: str, *, needed: bool = False) -> Field:
    return Field(name, label, FieldType.BOOLEAN, meaning, needed=needed)


def _choice(
    name: str, label: str, choices: tuple[str, ...], meaning: str, *, derived: bool = False
) -> Field:
    return Field(name, label, FieldType.CHOICE, meaning, choices, derived=derived)


LEAD_ID = Field("lead_id", "Lead ID", FieldType.TEXT, "the lead's own id", needed=True)

LEAD_FIELDS: tuple[Field, ...] = (
    LEAD_ID,
    _text("email", "E-mail", "the lead's e-mail address"),
    _text("first_name", "First name", "the person's first name"),
    _text("last_name", "Last name", "the person's last name"),
    _text("company", "Company", "the company the person works for"),
    _text("title", "Job title", "the person's job title"),
    _text("country", "Country", "the country of the person or company", folded=True),
    _choice("seniority", "Seniority", SENIORITIES, "how much the title decides", derived=True),
    _text("department", "Department", "the person's department or job function", folded=True),
    _text("industry", "Industry", "the company's industry", folded=True),
    _count("employees", "Employees", "how many people the company employs"),
    _choice("company_size", "Company size", COMPANY_SIZES, "the band of employees", derived=True),
    _number("annual_revenue", "Annual revenue", "the company's revenue in a year"),
    _text("persona", "Persona", "the buyer persona the lead meets", folded=True),
    _text("product", "Product", "the product the lead asked for", folded=True),
    _text("source", "Source", "where the lead came from", folded=True),
    _text("campaign", "Campaign", "the campaign the lead came from", folded=True),
    _choice(
        "interest",
        "Interest",
        INTERESTS,
        "whether the prospect sought us or is a bought name",
        derived=True,
    ),
    _choice(
        "relationship", "Relationship", RELATIONSHIPS, "net new, or more business with a customer"
    ),
    _boolean("known_contact", "Known contact", "sales knew the contact before"),
    _count("visits", "Website visits", "visits to our website", derived=True),
    _count("page_views", "Page views", "pages seen on our website", derived=True),
    _count("downloads", "Downloads", "papers and e-books downloaded", derived=True),
    _count("webinars", "Webinars", "webinars attended", derived=True),
    _count("forms", "Forms", "forms filled in", derived=True),
    _count("email_clicks", "E-mail clicks", "links clicked in our e-mails", derived=True),
    _count(
        "pricing_visits",
        "Pricing-page visits",
        "visits to the pricing page within seven days",
        derived=True,
    ),
    _count("questions_answered", "Questions answered", "form questions the lead answered"),
    _date("last_activity_at", "Last activity", "the lead's latest activity", derived=True),
    _boolean(
        "wants_contact", "Asked to be contacted", "the prospect asked sales to call", needed=True
    ),
    _choice("timeline", "Timeline", TIMELINES, "when the prospect means to buy"),
    _boolean("budget", "Budget", "there is a budget"),
    _boolean("authority", "Authority", "the contact has the authority to buy"),
    _boolean("need", "Pain point", "the pain point is known"),
    _boolean("student", "Student", "the lead is a student"),
    _boolean("competitor", "Competitor", "the lead works for a competitor"),
    Field(
        "free_mail",
        "Free-mail address",
        FieldType.BOOLEAN,
        "the e-mail address is at a free-mail provider",
        derived=True,
    ),
    _date("created_at", "Created", "when the lead came in", needed=True),
    _date("first_touch_at", "First touch", "the first contact of any kind", derived=True),
    _date(
        "first_sales_contact_at",
        "First sales contact",
        "when sales first spoke to the lead",
        derived=True,
    ),
    _choice("stage", "Stage", STAGES, "where the lead stands now", derived=True),
    _choice("outcome", "Outcome", OUTCOMES, "how it ended: won, lost, or open", derived=True),
    _date("mql_at", "Became MQL", "when marketing called it qualified", derived=True),
    _date("sal_at", "Became SAL", "when sales accepted it", derived=True),
    _date("sql_at", "Became SQL", "when sales qualified it", derived=True),
    _date("opportunity_at", "Became opportunity", "when it became an opportunity", derived=True),
    _date("won_at", "Won on", "when it was won", needed=True, derived=True),
    _date("lost_at", "Lost on", "when it was lost", derived=True),
    _text("rejection_reason", "Rejection reason", "why sales said no", folded=True),
    Field(
        "cycles",
        "Cycles",
        FieldType.NUMBER,
        "trips through the hand-off, the first included",
        needed=True,
        derived=True,
    ),
    _count("prior_cycles", "Earlier attempts", "earlier contacts or times recycled", needed=True),
    _number("amount", "Amount", "what the deal was worth"),
    _text("owner", "Owner", "the rep who owns the lead", folded=True),
    _count(
        "bumps",
        "Bumps",
        "moves backwards on the road: rejected, handed back, or to an earlier stage",
        derived=True,
    ),
    _text("opportunity_id", "Opportunity ID", "the id of the deal that the lead became"),
    _text("contact_id", "Contact ID", "the id of the contact that the lead became"),
)

_BY_NAME = MappingProxyType({field.name: field for field in LEAD_FIELDS})

_LEAD_REFERENCE = (
    LEAD_ID,
    _BY_NAME["email"],
    _BY_NAME["opportunity_id"],
    _BY_NAME["contact_id"],
)

OUTCOME_FIELDS: tuple[Field, ...] = (
    *_LEAD_REFERENCE,
    *(
        _BY_NAME[name]
        for name in ("stage", "outcome", "won_at", "lost_at", "rejection_reason", "owner")
    ),
    _number("amount", "Amount", "what the deal was worth", needed=True),
)

ACTIVITY_FIELDS: tuple[Field, ...] = (
    *_LEAD_REFERENCE,
    _date("happened_at", "When", "when it happened", needed=True),
    Field("activity", "Activity", FieldType.TEXT, "what happened", needed=True, folded=True),
    _text("detail", "Detail", "more about it"),
)

STAGE_HISTORY_FIELDS: tuple[Field, ...] = (
    *_LEAD_REFERENCE,
    _date("happened_at", "When", "when the stage changed", needed=True),
    _choice("from_stage", "From stage", STAGES, "the stage it left"),
    Field("to_stage", "To stage", FieldType.CHOICE, "the stage it entered", STAGES, needed=True),
    _text("reason", "Reason", "why it moved", folded=True),
    _text("changed_field", "Changed field", "which property of the lead the row is about"),
)

FIELDS_OF_KIND = MappingProxyType(
    {
        Kind.LEADS: LEAD_FIELDS,
        Kind.OUTCOMES: OUTCOME_FIELDS,
        Kind.ACTIVITIES: ACTIVITY_FIELDS,
        Kind.STAGE_HISTORY: STAGE_HISTORY_FIELDS,
    }
)


def lead_field(name: str) -> Field:
    """The lead field of that name; raises KeyError for any other name."""
    return _BY_NAME[name]


def fields_of(kind: Kind) -> tuple[Field, ...]:
    """The fields that a file of this kind can carry, in the order they are shown."""
    return FIELDS_OF_KIND[kind]
