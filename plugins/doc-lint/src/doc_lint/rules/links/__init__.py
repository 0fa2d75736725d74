"""Rules about links, images and includes: whether their targets exist, and whether their text describes them."""
