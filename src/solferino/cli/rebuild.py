"""`solferino rebuild DIR`."""

from solferino.cli.terminal import By, Folder, actor, progress, say


def command(folder: Folder, by: By = None) -> None:
    """Forget all that was derived and derive it again from the vault."""
    from solferino.case import Case

    case = Case.open(folder, by=actor(by))
    with progress() as step:
        case.rebuild(progress=step)
    say("Derived the register again from the vault.")
