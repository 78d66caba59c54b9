"""The command line: options, choice of workflow, exit code."""
