"""What travels with an export so that a stranger can check it without this program: one file, standard library only."""
