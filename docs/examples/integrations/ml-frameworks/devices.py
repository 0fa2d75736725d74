def train(samples: int) -> None:
    """Data parallel training over whatever devices JAX finds."""
    import jax
    import jax.numpy as jnp
    from jax.sharding import PartitionSpec

    jax.set_mesh(jax.make_mesh((jax.device_count(),), ("data",)))
    x = jnp.linspace(0, 1, samples).reshape(-1, 1)
    x = jax.device_put(x, PartitionSpec("data"))  # each device gets some rows
    parameters = {"weight": jnp.zeros((1, 1)), "bias": jnp.zeros(1)}

    def loss(parameters: dict[str, jax.Array]) -> jax.Array:
        predicted = x @ parameters["weight"] + parameters["bias"]
        return jnp.mean((predicted - (3 * x + 1)) ** 2)

    @jax.jit
    def step(parameters: dict[str, jax.Array]) -> dict[str, jax.Array]:
        gradients = jax.grad(loss)(parameters)
        return jax.tree.map(lambda p, g: p - 0.5 * g, parameters, gradients)

    for _ in range(100):
        # Without waiting, four devices on two cores may block each other
        parameters = jax.block_until_ready(step(parameters))
    backend, devices = jax.default_backend(), jax.device_count()
    print(f"{devices} {backend} devices, loss {loss(parameters):.4f}")
