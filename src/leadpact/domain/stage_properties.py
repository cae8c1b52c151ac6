"""Which properties of a lead say where it stands, in exports that list the changes of many."""

STAGE_PROPERTIES: tuple[str, ...] = (
    "stage",
    "status",
    "leadstatus",
    "leadstage",
    "hsleadstatus",
    "lifecyclestage",
    "hslifecyclestage",
    "dealstage",
    "stagename",
    "opportunitystage",
    "hspipelinestage",
    "stageid",
    "statuscode",
    "leadlifecyclestage",
    "lifecyclestatus",
    "statusreason",
    "pipelinestage",
    "revenuestage",
    "phase",
    "leadphase",
    "statut",
    "étape",
    "etape",
    "estado",
    "etapa",
)
"""In lower case, without blanks and marks: "Lead Status" is "leadstatus"."""

MARKS_BETWEEN_WORDS = r"[\s_.:-]+"
"""A pattern of what is left out of a property's name to find it above."""
