"""What looks at pages of the web: quoted words on them, and archived copies of them."""
