"""`pace` as a program, and `python -m pacing_cli`."""

import gc
import sys


def main() -> None:
    """Run `pace` with the arguments of the command line."""
    # A run is short and makes no rings of objects to speak of: looking for them again
    # and again costs a fifth of the time of reading ten years. When it ends, Python looks
    # once more through all that was loaded, unless that is set aside.
    gc.disable()
    try:
        _run()
    finally:
        gc.freeze()


def _run() -> None:
    from pacing_cli.cli.guard import settle_streams

    settle_streams()
    if sys.argv[1:2] == ["__complete"]:
        # Asked at every press of Tab: none of the libraries of the answers is loaded.
        from pacing_cli.cli.completion.answer import answer

        answer(sys.argv[2:])
        return
    from pacing_cli.cli.quick_door import answered

    if not answered(sys.argv[1:]):
        from pacing_cli.cli.app import app

        app(prog_name="pace")


if __name__ == "__main__":
    main()
