"""The service's neural models in PyTorch: WORKS holds for each name of Neural.java a function that does as much work from
the same numbers.

With OMP_NUM_THREADS=1 and OPENBLAS_NUM_THREADS=1. An OpenBLAS that does not know the processor falls back to its slowest
kernels (OPENBLAS_VERBOSE=2 tells: Prescott); then add OPENBLAS_CORETYPE, such as SkylakeX where there is AVX-512, which
holds for both sides.
"""
import functools

import torch
from torch import nn
from torch.nn import functional as F

torch.set_num_threads(1)


class Dense(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden = nn.Linear(784, 400)
        self.mean, self.log_variance = nn.Linear(400, 20), nn.Linear(400, 20)
        self.decoder = nn.Sequential(nn.Linear(20, 400), nn.ReLU(), nn.Linear(400, 784))

    def encode(self, x):
        hidden = F.relu(self.hidden(x))
        return self.mean(hidden), self.log_variance(hidden)

    def decode(self, z):
        return self.decoder(z)


class Conv(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = nn.Sequential(nn.Conv2d(1, 64, 4, 2, 1), nn.ReLU(), nn.Conv2d(64, 128, 4, 2, 1), nn.ReLU())
        self.mean, self.log_variance, self.back = nn.Linear(6272, 20), nn.Linear(6272, 20), nn.Linear(20, 6272)
        self.decoder = nn.Sequential(
            nn.ConvTranspose2d(128, 64, 4, 2, 1), nn.ReLU(), nn.ConvTranspose2d(64, 1, 4, 2, 1))

    def encode(self, x):
        deep = self.encoder(x.view(-1, 1, 28, 28)).flatten(1)
        return self.mean(deep), self.log_variance(deep)

    def decode(self, z):
        return self.decoder(self.back(z).view(-1, 128, 7, 7)).flatten(1)


@functools.cache
def pictures(count):
    return torch.rand(count, 784)


def autoencoder(model, batch, steps):
    data = pictures(steps * batch)
    model = model()
    optimiser = torch.optim.Adam(model.parameters(), 1e-3, weight_decay=1e-5)
    for rows in torch.randperm(len(data)).split(batch):
        x = data[rows]
        mean, log_variance = model.encode(x)
        z = mean + torch.randn_like(mean) * (log_variance / 2).exp()
        loss = (F.binary_cross_entropy_with_logits(model.decode(z), x, reduction="sum")
                + (mean.square() + log_variance.exp() - log_variance - 1).sum() / 2)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    return loss.item()


class Block(nn.Module):
    def __init__(self, width=128, heads=4, context=64):
        super().__init__()
        self.heads = heads
        self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.attention, self.output = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.wide, self.narrow = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)
        self.register_buffer("mask", torch.ones(context, context).triu(1).bool())

    def forward(self, x, cache=None, at=0):
        texts, length, width = x.shape
        q, k, v = (part.view(texts, length, self.heads, -1).transpose(1, 2)
                   for part in self.attention(self.norm1(x)).split(width, 2))
        if cache is not None:
            cache[0][:, :, at:at + 1], cache[1][:, :, at:at + 1] = k, v
            k, v = cache[0][:, :, :at + 1], cache[1][:, :, :at + 1]
        scores = q @ k.transpose(2, 3) * q.shape[-1] ** -0.5
        if cache is None:
            scores = scores.masked_fill(self.mask[:length, :length], float("-inf"))
        x = x + self.output((scores.softmax(3) @ v).transpose(1, 2).reshape(texts, length, width))
        return x + self.narrow(F.gelu(self.wide(self.norm2(x)), approximate="tanh"))


class Decoder(nn.Module):
    def __init__(self, symbols=256, context=64, layers=4, width=128):
        super().__init__()
        self.symbols = symbols
        self.tokens, self.positions = nn.Embedding(symbols + 1, width), nn.Embedding(context, width)
        self.blocks = nn.ModuleList(Block() for _ in range(layers))
        self.norm = nn.LayerNorm(width)
        for embedding in self.tokens, self.positions:
            nn.init.normal_(embedding.weight, std=0.02)

    def forward(self, tokens, caches=None, at=0):
        x = self.tokens(tokens) + self.positions.weight[at:at + tokens.shape[1]]
        for i, block in enumerate(self.blocks):
            x = block(x, None if caches is None else caches[i], at)
        return self.norm(x) @ self.tokens.weight[:self.symbols].T


@functools.cache
def texts(count):
    return torch.randint(256, (count, 64))


def decoder(batch, steps):
    data = texts(steps * batch)
    model = Decoder()
    optimiser = torch.optim.AdamW(model.parameters(), 1e-3, weight_decay=0.01)
    for rows in torch.randperm(len(data)).split(batch):
        x = data[rows]
        logits = model(F.pad(x, (1, -1), value=256))
        loss = F.cross_entropy(logits.reshape(-1, 256), x.reshape(-1))
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    return loss.item()


@functools.cache
def untrained():
    return Decoder()


@torch.inference_mode()
def writing(abreast, times):
    model = untrained()
    for _ in range(times):
        caches = [torch.empty(2, abreast, 4, 64, 32) for _ in model.blocks]
        token = torch.full((abreast, 1), 256)
        for at in range(64):
            token = torch.multinomial(model(token, caches, at)[:, -1].softmax(1), 1)
    return token.sum().item()


WORKS = {"dense": functools.partial(autoencoder, Dense), "conv": functools.partial(autoencoder, Conv),
         "decoder": decoder, "writing": writing}
