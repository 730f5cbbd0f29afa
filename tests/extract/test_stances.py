"""How a voice stands to what it says: the verb alone does not decide."""

import pytest
from tests.extract.reading_aids import read

BLAST = "A blast at a market in Kharkiv killed nine people on Monday, doctors said. "


def stance(sentence: str) -> str:
    """The stance of the claim that is the last sentence of a text."""
    return next(claim.stance for claim in read(BLAST + sentence).claims if claim.quote.text == sentence)


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Hamas said one of its fighters had carried out the bombing.", "asserts"),
        ("Hamas said its men had carried out the bombing and expressed regret for the deaths.", "confirms"),
        ("The Russian army said it had struck the market.", "confirms"),
        ("The Russian army said it had struck a gathering of terrorists.", "disputes"),
        ("Example Rights Watch confirmed that nine people were killed.", "asserts"),
        ("The interior ministry confirmed the attack.", "confirms"),
        ("The hospital admitted 11 wounded.", "reports"),
        ("The Ukrainian army said Russian troops had shelled the market.", "accuses"),
        ("The governor said Russian troops had shelled the market.", "accuses"),
        ("Residents said Russian troops had shelled the market.", "reports"),
        ("The Russian army said its jets had bombed military targets only.", "disputes"),
        ("The Russian army said it had nothing to do with the blast.", "denies"),
        ("A spokesman said the soldiers had fired into the air after being attacked.", "disputes"),
    ],
)
def test_who_speaks_of_whom_decides_the_stance(sentence: str, wanted: str) -> None:
    assert stance(sentence) == wanted
