"""Run the command line as ``python -m forumtrace``."""

from forumtrace.cli import main

if __name__ == "__main__":
    main()
