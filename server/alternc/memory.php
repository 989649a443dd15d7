<?php
/*
 * What konbit has declared on this server, in a table beside AlternC's own: whatever is not in it is somebody else's and
 * stays as it is. What was taken out of a file is `closed`, with what is needed to open it again.
 * Licence: GPL-2.0-or-later, as driver.php.
 */

/** @return array<string, array{isOpen: bool, facts: array}> the parts of a thing, by name; a thing without parts has one, '' */
function remembered(string $kind, string $thing): array
{
    $parts = [];
    foreach (rows('SELECT part, state, facts FROM konbit_declared WHERE kind = ? AND thing = ?', [$kind, $thing]) as $row) {
        $parts[$row['part']] = ['isOpen' => $row['state'] === 'open', 'facts' => json_decode($row['facts'], true)];
    }
    return $parts;
}

/** @return array{isOpen: bool, facts: array}|null of a thing without parts */
function rememberedWhole(string $kind, string $thing): ?array
{
    return remembered($kind, $thing)[''] ?? null;
}

function remember(string $kind, string $thing, string $part, bool $isOpen, array $facts): void
{
    write(
        'REPLACE INTO konbit_declared (kind, thing, part, state, facts) VALUES (?, ?, ?, ?, ?)',
        [$kind, $thing, $part, $isOpen ? 'open' : 'closed', json_encode((object) $facts, JSON_UNESCAPED_UNICODE | JSON_THROW_ON_ERROR)],
    );
}

/** Only of what has another name now: what was closed is remembered. */
function forget(string $kind, string $thing, string $part): void
{
    write('DELETE FROM konbit_declared WHERE kind = ? AND thing = ? AND part = ?', [$kind, $thing, $part]);
}
