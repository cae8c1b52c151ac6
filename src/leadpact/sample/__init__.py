"""The sample data set: an invented software firm's leads, seeded, labelled as made up.

`python -m leadpact.sample FOLDER` writes it. Its built-in truths stand in data/README.md.
"""

from leadpact.sample.dates import AS_OF, BAD_WEEK, START
from leadpact.sample.files import LEADS, SEED, SampleFiles, write_sample
from leadpact.sample.vocabulary import (
    BOUGHT_LIST,
    FOCUS_INDUSTRIES,
    PERSONAS,
    PRODUCTS,
    REPS,
    SOURCES,
    Product,
    Rep,
    Source,
)

__all__ = [
    "AS_OF",
    "BAD_WEEK",
    "BOUGHT_LIST",
    "FOCUS_INDUSTRIES",
    "LEADS",
    "PERSONAS",
    "PRODUCTS",
    "REPS",
    "SEED",
    "SOURCES",
    "START",
    "Product",
    "Rep",
    "SampleFiles",
    "Source",
    "write_sample",
]
