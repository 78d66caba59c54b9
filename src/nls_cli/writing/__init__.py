"""Workbooks that the program writes: the blank form, and copies of submissions with marks or repairs."""
