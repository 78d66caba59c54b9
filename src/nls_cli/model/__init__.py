"""What things are: values that the other layers hand to each other."""
