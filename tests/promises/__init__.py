"""What documents and code promise each other."""
