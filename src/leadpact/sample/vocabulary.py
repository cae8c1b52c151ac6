"""The words of the sample: an invented software firm, its sources, reps, products and prospects."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Source:
    """Where leads come from: `share` of the regular leads, and how good they tend to be."""

    name: str
    interest: str
    share: float
    quality: float
    campaigns: tuple[str, ...]


@dataclass(frozen=True)
class Product:
    """What the firm sells; `price` is the median first deal at 100 employees."""

    name: str
    share: float
    price: float


@dataclass(frozen=True)
class Rep:
    """Who sells: `skill` moves the chance to win; no leads from before day `joined_after`."""

    name: str
    skill: float
    joined_after: int = 0


_SEARCH = ("Stock guide", "Brand", "Close checklist")
_SOCIAL = ("Plant tour video", "Close checklist", "Lookalike Q1")
_TALKS = ("Close in 3 days", "Trust your stock")
_EVENTS = ("User day 2024", "User day 2025", "Breakfast round")

BOUGHT_LIST = "DataBarn list"

SOURCES: tuple[Source, ...] = (
    Source("Google organic", "active", 0.135, 0.15, ("",)),
    Source("Google Ads", "active", 0.105, -0.05, _SEARCH),
    Source("LinkedIn Ads", "active", 0.070, -0.10, _SOCIAL),
    Source("Referral", "active", 0.045, 0.75, ("",)),
    Source("Own webinar", "active", 0.060, 0.35, _TALKS),
    Source("Newsletter", "active", 0.050, 0.10, ("Newsletter",)),
    Source("Direct", "active", 0.055, 0.25, ("",)),
    Source("Partner", "active", 0.030, 0.55, ("Partner programme",)),
    Source("Own event", "active", 0.033, 0.40, _EVENTS),
    Source("Trade-show list", "passive", 0.095, -0.40, ("Logi Expo", "Finance Forum")),
    Source("Sponsored content", "passive", 0.117, -0.35, ("Industry weekly", "CFO digest")),
    Source(BOUGHT_LIST, "passive", 0.196, -0.85, ("Cold list",)),
)

PRODUCTS: tuple[Product, ...] = (
    Product("Ledgerline", 0.45, 14000.0),
    Product("Stockroom", 0.35, 22000.0),
    Product("Fieldnote", 0.20, 9000.0),
)

REPS: tuple[Rep, ...] = (
    Rep("Ines Halloran", 0.30),
    Rep("Tomas Brandvik", 0.0),
    Rep("Priya Saldanha", 0.10),
    Rep("Marek Olszan", -0.30),
    Rep("Greta Lindqvar", 0.0),
    Rep("Owen Taffin", -0.10),
    Rep("Lucia Ferrando", 0.15),
    Rep("Jonas Wetterau", 0.0, joined_after=890),
)

FOCUS_INDUSTRIES = ("Manufacturing", "Software", "Financial services")
OTHER_INDUSTRIES = (
    "Retail",
    "Logistics",
    "Healthcare",
    "Education",
    "Public sector",
    "Consulting",
)
INDUSTRIES = FOCUS_INDUSTRIES + OTHER_INDUSTRIES
PERSONAS = ("Finance head", "Operations head", "IT head")
DEPARTMENTS = ("Finance", "Operations", "Procurement", "IT", "Marketing", "HR")
COUNTRIES = ("Germany", "UK", "France", "Netherlands", "Austria", "Poland", "Spain")
COUNTRY_WEIGHTS = (30.0, 18.0, 13.0, 12.0, 11.0, 9.0, 7.0)
FREE_MAIL_DOMAINS = ("gmail.com", "outlook.com", "yahoo.com", "gmx.net", "icloud.com")

# In the order of the seniorities: decision_maker, mid_level, other.
TITLES = (
    ("Head of {}", "{} Director", "VP {}", "Chief {} Officer", "Managing Director", "Owner"),
    ("{} Manager", "Senior {} Manager", "{} Team Lead", "{} Supervisor"),
    ("{} Analyst", "{} Specialist", "{} Assistant", "{} Clerk"),
)

REASONS = (
    "",
    "No authority",
    "Not the right company",
    "No budget",
    "No need",
    "Wrong timing",
    "Wrong contact data",
    "Not yet",
    "Chose a competitor",
    "No decision",
    "Price",
)
REJECTION_WEIGHTS = (0.08, 0.15, 0.15, 0.19, 0.18, 0.16, 0.09)
BOUGHT_LIST_REJECTION_WEIGHTS = (0.05, 0.41, 0.34, 0.04, 0.05, 0.03, 0.08)
NOT_READY = REASONS.index("Not yet")
FIRST_LOSS_REASON = REASONS.index("Chose a competitor")
LOSS_WEIGHTS = (0.38, 0.40, 0.22)

ACTIVITIES = (
    "pricing page",
    "visit",
    "download",
    "webinar",
    "form",
    "e-mail click",
    "call",
    "e-mail",
    "meeting",
)
DETAILS = (
    ("",),
    ("",),
    ("Stock guide", "Close checklist"),
    ("Close in 3 days", "Trust your stock"),
    ("Contact", "Download", "Demo"),
    ("",),
    ("",),
    ("",),
    ("Demo", "Terms"),
)

# Words apart by blanks.
FIRST_NAMES = (
    "Ada Adrian Agnes Alina Amir Anna Anton Beata Bela Bruno Carla Cedric Clara Dario Diana Edith "
    "Elif Elin Emil Erik Eva Fabian Fatima Felix Fiona Frida Georg Gina Hana Hugo Ida Igor Ilse "
    "Ivan Jana Jonas Julia Karim Katrin Lars Laura Leo Lena Luca Maja Malik Maria Mats Mila Nadia "
    "Nils Nora Olga Omar Oskar Paula Pavel Petra Rafael Rosa Samir Sara Selma Simon Sofia Stefan "
    "Tanja Theo Tilda Uwe Vera Viktor Wanda Yara Yusuf Zoe"
)
LAST_NAMES = (
    "Abelin Adlerson Almqvar Arvenko Baranek Belmonti Bergholt Brandel Brisko Calloway Carvado "
    "Castelin Cerny Dalgren Delorne Dombrek Drescher Eklund Elmore Engstad Fabrini Falkner Farrow "
    "Fenwick Ferrand Galvano Garrick Gessler Glinka Grantham Hadley Halvors Harling Hedlund Holm "
    "Horvat Ibsen Ingram Ivarsen Jankow Jarvik Jessop Kaldor Karsten Keller Kestrel Klimov Korda "
    "Krantz Lambrecht Landor Larkin Lenz Lindgard Lorimer Lund Maddox Malinek Marlow Mertens "
    "Moravec Mornay Nadler Navarin Nordal Novak Oakham Oberlin Orsini Ostrow Palmgren Pavlik "
    "Pelletar Penrose Quill Radek Rainer Renard Ridley Rosvall Rudnik Sander Sarkan Schell Sorens "
    "Stahl Steiner Sundin Tarlow Tessier Thorne Tolland Ulrich Vance Varga Vellin Verhoek Vogler "
    "Wagner Walden Weller Wendt Wexford Winther Yarrow Zander Zelenko Zorn"
)
COMPANY_STARTS = (
    "Ald Arc Bal Bex Bor Cal Cor Dan Del Dor El Fal Fen Gal Gor Hal Hel Ist Jor Kal Kor Lan Lor "
    "Mal Mer Mon Nor Ol Or Pel Quin Ral Ros Sal Sol Tal Tor Ul Val Vor Wex Yor Zan Zel"
)
COMPANY_MIDDLES = ("", "am", "er")
COMPANY_ENDS = (
    "ado aro bach berg bury corn dale den dex dor eno field ford gate gro ham hof ida isk jon kamp "
    "lin lund mark mere mont nex nis oden orra penn quist ric sted tano tek ton vik wick zo"
)
COMPANY_KINDS = (
    "Group Works Logistics Foods Industries Trading Systems Partners Supply Tools Holding Services "
    "Freight Plastics Metals Paper Textiles Chemicals Packaging Motors Energy Retail Labs Labels "
    "Glass Timber Bikes Ceramics Optics Pumps Valves Machines Furniture Health Media Cables"
)
