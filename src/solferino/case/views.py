"""How much of a case is shown: everything, what partners may see, what everybody may see."""

VIEWS = ("restricted", "partner", "public")
