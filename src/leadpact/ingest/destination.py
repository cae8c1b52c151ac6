"""Where the rows of an import go."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Destination:
    """The data set that rows go to, and the upload that brings them."""

    dataset_id: int
    upload_id: int
