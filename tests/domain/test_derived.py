"""What a source's name says of its leads."""

import pytest

from leadpact.domain.derived import FREE_MAIL_DOMAINS, interest_of_source


@pytest.mark.parametrize(
    "source",
    ["Google", "google ads", "Organic Search", "Direct Traffic", "Olark Chat", "Reference",
     "Welingak Website", "Own webinar", "Newsletter", "LinkedIn Ads", "Partner", "Referral"],
)  # fmt: skip
def test_who_sought_us_is_active(source: str) -> None:
    assert interest_of_source(source) == "active"


@pytest.mark.parametrize(
    "source",
    ["DataBarn list", "Trade-show list", "Sponsored content", "Purchased list", "Cold call",
     "Event attendees list", "Telemarketing", "Webinar sponsorship"],
)  # fmt: skip
def test_bought_and_borrowed_names_are_passive(source: str) -> None:
    assert interest_of_source(source) == "passive"


@pytest.mark.parametrize("source", ["", "Other", "unknown", "cellular", "Enlistment"])
def test_a_name_that_says_nothing_stays_unknown(source: str) -> None:
    assert interest_of_source(source) is None


def test_free_mail_domains_are_written_once_and_in_lower_case() -> None:
    assert len(set(FREE_MAIL_DOMAINS)) == len(FREE_MAIL_DOMAINS)
    assert all(domain == domain.lower() and "." in domain for domain in FREE_MAIL_DOMAINS)
