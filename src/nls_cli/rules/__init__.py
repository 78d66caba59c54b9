"""What is checked across rows, columns, sheets and files once a census is parsed: a function per code."""
