"""What the program costs, measured beside the bare readers and beside what people write today."""
