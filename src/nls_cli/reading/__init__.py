"""The only readers of files: workbooks (guarded) and YAML."""
