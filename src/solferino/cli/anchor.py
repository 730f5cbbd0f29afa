"""`solferino anchor DIR`."""

from pathlib import Path
from typing import Annotated

import typer

from solferino.cli.terminal import By, Folder, actor, check_output, one_line, read_file, say, write_file


def command(
    folder: Folder,
    request: Annotated[
        Path | None, typer.Option("--request", metavar="FILE", help="Write a request for a time stamp (RFC 3161).")
    ] = None,
    response: Annotated[
        Path | None, typer.Option("--response", metavar="FILE", help="Keep the authority's answer; needs --chain.")
    ] = None,
    chain: Annotated[
        Path | None, typer.Option("--chain", metavar="PEM", help="Certificates up to a root that you trust.")
    ] = None,
    authority: Annotated[
        Path | None, typer.Option("--authority", metavar="PEM", help="The one certificate that may have signed.")
    ] = None,
    ots: Annotated[Path | None, typer.Option("--ots", metavar="FILE", help="Keep an OpenTimestamps proof.")] = None,
    headers: Annotated[
        Path | None, typer.Option("--headers", metavar="FILE", help="Bitcoin headers to check proofs against.")
    ] = None,
    ask_witness: Annotated[
        Path | None, typer.Option("--ask-witness", metavar="FILE", help="Write a request for a witness.")
    ] = None,
    seen: Annotated[int, typer.Option("--seen", help="How many entries the witness saw last.")] = 0,
    cosignature: Annotated[
        Path | None, typer.Option("--cosignature", metavar="FILE", help="Keep a witness's signature; needs --witness.")
    ] = None,
    witness: Annotated[
        Path | None, typer.Option("--witness", metavar="VKEY", help="The witness's public key, from the witness.")
    ] = None,
    by: By = None,
) -> None:
    """Ask others to attest the newest checkpoint, keep their answers, list what they attest. Nothing is ever sent."""
    from solferino.case import Case
    from solferino.preserve import ANCHOR, describe, parse_headers, parse_key

    case = Case.open(folder, by=actor(by))
    for output in (request, ask_witness):
        if output is not None:
            check_output(folder, output)
    anchors = case.anchor()
    if request is not None:
        _, query = anchors.ask_stamp()
        write_file(request, query)
        say(f"Wrote {request}: {len(query)} bytes, the SHA-256 of the newest checkpoint and a random number.")
        say("Whoever you send it to learns that somebody stamps something, and from where; nothing of the contents.")
    if ask_witness is not None:
        data = anchors.ask_witness(seen)
        write_file(ask_witness, data)
        say(f"Wrote {ask_witness} for the witness to read:\n{data.decode()}")
    if response is not None:
        pem = read_file(chain) if chain else b""
        anchors.accept_stamp(read_file(response), pem, read_file(authority) if authority else b"")
    if ots is not None:
        anchors.accept_ots(read_file(ots))
    if cosignature is not None:
        key = parse_key(read_file(witness).decode("utf-8", errors="replace") if witness else "")
        anchors.accept_cosignature(read_file(cosignature), key)
    known = parse_headers(read_file(headers).decode("ascii", errors="replace")) if headers else {}
    events = [event for event in case.vault.events() if event.action == ANCHOR]
    for event in events:
        say(f"{one_line(describe(event, known, case.vault.path))}.")
    if not events:
        say("Nobody but this machine says yet when the log was what it is.")
