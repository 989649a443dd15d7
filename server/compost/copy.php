<?php

// Copies a wiki as a stranger sees it into .compost.konbit-new of its tree: the answer to each address, whole, or nothing at all. Run as
// the member, behind the walls of the member's PHP and without a network: the wiki's program answers in here only (serve.php), and says
// itself which pages it has (compost.php). Prints how much there is.

declare(strict_types=1);

umask(0027);
(new Copy($argv[1]))->make();

final class Copy
{
    private readonly string $new;
    private readonly string $host;
    private readonly string $parts;
    /** What compost.php says: root, pages, mark, also, files, covered, follow, drop. */
    private array $wiki;
    /** Status by address. */
    private array $answers = [];

    public function __construct(private readonly string $tree)
    {
        ['host' => $this->host, 'app' => $app] = json_decode(file_get_contents("$tree/private/site.json"), true, flags: JSON_THROW_ON_ERROR);
        $this->new = "$tree/.compost.konbit-new";
        $this->parts = "$tree/private/$app";
    }

    public function make(): void
    {
        mkdir("{$this->new}/answers", 0750);
        $this->wiki = $this->ask();
        $server = new WikiServer($this->wiki['root'], "{$this->parts}/serve.php");
        for ($round = 1; ; $round++) {
            $this->answers = [];
            $pages = $this->wiki['pages'];
            $this->copyAnswers($pages);
            $this->wiki = $this->ask();
            // Whoever was writing while the wiki became read-only has written now.
            if ($this->wiki['pages'] === $pages) {
                break;
            }
            $round < 3 || stop('its pages change while they are copied');
        }
        $server->end();
        foreach ($this->wiki['files'] as $to => $from) {
            $this->copyFile($from, "{$this->new}/$to");
        }
        ksort($this->answers);
        $lines = array_map(fn (string $url, int $status) => "$status\t$url\n", array_keys($this->answers), $this->answers);
        file_put_contents("{$this->new}/addresses.tsv", implode('', $lines));
        echo count($this->wiki['pages']), ' pages, ', count($this->answers), ' answers, ', count($this->wiki['files']), ' files';
    }

    /** What the wiki's own program knows of its pages. */
    private function ask(): array
    {
        $words = ['/usr/bin/php8.2', '-ddisplay_errors=stderr', '-dauto_prepend_file=' . ini_get('auto_prepend_file'), "{$this->parts}/compost.php", $this->tree];
        $program = proc_open($words, [1 => ['pipe', 'w']], $pipes);
        $said = stream_get_contents($pipes[1]);
        $status = proc_close($program);
        $list = json_decode($said, true);
        is_array($list) && $status === 0 || stop("its program does not say which pages it has (status $status)");
        return $list;
    }

    private function copyAnswers(array $pages): void
    {
        $fetch = new Fetch($this->host);
        foreach ($pages as $url => $_) {
            $fetch->add($url, 'page');
        }
        foreach ($this->wiki['also'] as $url) {
            $fetch->add($url, 'also');
        }
        foreach ($fetch->all() as $url => [$why, $answer]) {
            $this->take($url, $why, $answer, $fetch);
        }
        foreach ($pages as $url => $_) {
            isset($this->answers[$url]) || stop("$url has no copy");
        }
    }

    private function take(string $url, string $why, Answer $answer, Fetch $fetch): void
    {
        $isThere = $answer->status < 400 || in_array($answer->status, [401, 403], true);
        if (!$isThere) {
            // What no page is made of may be missing, as it is in the living wiki.
            $why !== 'page' && in_array($answer->status, [404, 410], true) || stop("$url answers {$answer->status}" . ($why === 'page' || $why === 'also' ? '' : ", of which $why is made"));
            return;
        }
        $body = $answer->body;
        $base = $url;
        $needs = [];
        if ($why === 'page' && $answer->status === 200) {
            str_contains($body, $this->wiki['mark']) || stop("$url is no page of the wiki but {$answer->type()}");
        }
        if ($answer->isOf('text/html') && $body !== '') {
            $page = new Page($body, $this->wiki['drop']);
            $page->isWhole() || stop("$url does not answer to the end");
            $page->isSameText() || stop("$url would lose text");
            $body = $page->html;
            $needs = $page->needs($this->wiki['follow']);
        } elseif ($answer->isOf('text/css')) {
            $needs = addressesInCss($body);
        }
        if (isset($answer->headers['location'])) {
            $needs[] = $answer->headers['location'];
        }
        $this->write($url, $answer, $body);
        foreach ($needs as $need) {
            $need = address($need, $base, $this->host);
            if ($need !== null && !preg_match($this->wiki['covered'], $need)) {
                $fetch->add($need, $url);
            }
        }
    }

    /** As mod_asis takes it: called after the MD5 of query and decoded path, which Apache has (vhost.conf). */
    private function write(string $url, Answer $answer, string $body): void
    {
        [$path, $query] = explode('?', $url, 2) + [1 => ''];
        $kept = array_intersect_key($answer->headers, array_flip(['content-type', 'content-disposition', 'content-language', 'location']));
        $head = "Status: {$answer->status}\n";
        foreach ($kept as $name => $value) {
            $head .= "$name: $value\n";
        }
        $name = "{$this->new}/answers/" . md5("$query " . rawurldecode($path));
        file_put_contents($name, "$head\n$body") === strlen("$head\n$body") || stop("$url cannot be written: " . (error_get_last()['message'] ?? ''));
        $this->answers[$url] = $answer->status;
    }

    /** On one file system it takes no room (copy_file_range). */
    private function copyFile(string $from, string $to): void
    {
        is_dir(dirname($to)) || mkdir(dirname($to), 0750, true);
        is_file($from) && !is_link($from) && copy($from, $to) || stop("$from cannot be copied: " . (error_get_last()['message'] ?? 'it is no file'));
        touch($to, filemtime($from));
    }
}

/** The wiki's program, for nobody but this one. */
final class WikiServer
{
    public const DOOR = '127.0.0.1:8080';
    private $program;

    public function __construct(string $root, string $script)
    {
        $words = ['/usr/bin/php8.2', '-ddisplay_errors=0', '-dlog_errors=0', '-S', self::DOOR, '-t', $root, $script];
        $none = ['file', '/dev/null', 'w'];
        $this->program = proc_open($words, [['file', '/dev/null', 'r'], $none, $none], $pipes, $root, ['PHP_CLI_SERVER_WORKERS' => '2', 'PATH' => '/usr/bin:/bin']);
        for ($tries = 0; !@stream_socket_client('tcp://' . self::DOOR); $tries++) {
            $tries < 200 || stop('its program does not start');
            usleep(25_000);
        }
    }

    public function end(): void
    {
        proc_terminate($this->program);
        proc_close($this->program);
    }
}

/** Addresses to be asked for, each once, two at a time. */
final class Fetch
{
    private array $waiting = [];
    private array $known = [];

    public function __construct(private readonly string $host)
    {
    }

    public function add(string $url, string $why): void
    {
        if (!isset($this->known[$url])) {
            $this->known[$url] = true;
            $this->waiting[] = [$url, $why];
        }
    }

    /** @return iterable<string, array{string, Answer}> */
    public function all(): iterable
    {
        $multi = curl_multi_init();
        $running = [];
        while ($this->waiting !== [] || $running !== []) {
            while (count($running) < 2 && $this->waiting !== []) {
                [$url, $why] = array_shift($this->waiting);
                $answer = new Answer();
                $handle = curl_init('http://' . WikiServer::DOOR . $url);
                curl_setopt_array($handle, [
                    CURLOPT_HTTPHEADER => ["Host: {$this->host}"],
                    CURLOPT_RETURNTRANSFER => true,
                    CURLOPT_PATH_AS_IS => true,
                    CURLOPT_TIMEOUT => 300,
                    CURLOPT_HEADERFUNCTION => $answer->hear(...),
                ]);
                curl_multi_add_handle($multi, $handle);
                $running[spl_object_id($handle)] = [$url, $why, $answer];
            }
            curl_multi_exec($multi, $active);
            curl_multi_select($multi, 1);
            while ($done = curl_multi_info_read($multi)) {
                $handle = $done['handle'];
                [$url, $why, $answer] = $running[spl_object_id($handle)];
                unset($running[spl_object_id($handle)]);
                $done['result'] === CURLE_OK || stop("$url does not answer: " . curl_error($handle));
                $answer->status = curl_getinfo($handle, CURLINFO_RESPONSE_CODE);
                $answer->body = curl_multi_getcontent($handle);
                curl_multi_remove_handle($multi, $handle);
                yield $url => [$why, $answer];
            }
        }
    }
}

final class Answer
{
    public int $status = 0;
    public string $body = '';
    /** By name in small letters. */
    public array $headers = [];

    public function hear($handle, string $line): int
    {
        if (preg_match('/^([\w-]+):\s*(.*?)\s*$/', $line, $found)) {
            $this->headers[strtolower($found[1])] = $found[2];
        }
        return strlen($line);
    }

    public function type(): string
    {
        return strtolower(trim(explode(';', $this->headers['content-type'] ?? '')[0]));
    }

    public function isOf(string $type): bool
    {
        return $this->type() === $type;
    }
}

/** A page without what runs in a browser and would ask the program that is no more. */
final class Page
{
    public readonly string $html;
    private readonly DOMDocument $document;

    public function __construct(private readonly string $was, array $drop)
    {
        $this->html = preg_replace(['#<script\b[^>]*>.*?</script\s*>#is', '#</?noscript\b[^>]*>#i', ...$drop], '', $was);
        $this->document = documentOf($this->html);
    }

    public function isWhole(): bool
    {
        return str_contains(substr(rtrim($this->was), -200), '</html>');
    }

    /** By another way than the one by which it was made. */
    public function isSameText(): bool
    {
        return textOf(documentOf($this->was)) === textOf($this->document);
    }

    /** Addresses of what it is made of, and of links that match `$follow`. */
    public function needs(string $follow): array
    {
        $found = [];
        foreach ($this->document->getElementsByTagName('*') as $element) {
            foreach (['src', 'poster', 'srcset', 'style'] as $name) {
                $value = $element->getAttribute($name);
                $found = match (true) {
                    $value === '', $name === 'src' && $element->tagName === 'iframe' => $found,
                    $name === 'srcset' => [...$found, ...array_map(fn (string $part) => preg_split('/\s+/', trim($part))[0], explode(',', $value))],
                    $name === 'style' => [...$found, ...addressesInCss($value)],
                    default => [...$found, $value],
                };
            }
            $href = $element->getAttribute('href');
            $isPart = $element->tagName === 'link' && preg_match('/\b(stylesheet|icon|apple-touch-icon)\b/i', $element->getAttribute('rel'));
            if ($href !== '' && ($isPart || $element->tagName === 'a' && preg_match($follow, $href))) {
                $found[] = $href;
            }
            if ($element->tagName === 'style') {
                $found = [...$found, ...addressesInCss($element->textContent)];
            }
        }
        return $found;
    }
}

function documentOf(string $html): DOMDocument
{
    $document = new DOMDocument();
    // Its parser takes Latin-1 unless it is told before the first letter.
    @$document->loadHTML('<?xml encoding="UTF-8">' . $html, LIBXML_NOERROR | LIBXML_COMPACT | LIBXML_BIGLINES | LIBXML_PARSEHUGE);
    return $document;
}

function textOf(DOMDocument $document): string
{
    $path = new DOMXPath($document);
    $text = '';
    foreach ($path->query('//text()[not(ancestor::script or ancestor::style)]') as $node) {
        $text .= $node->textContent;
    }
    return preg_replace('/\s+/u', '', $text);
}

function addressesInCss(string $text): array
{
    preg_match_all('#(?:url\(\s*|@import\s+)(["\']?)(.+?)\1\s*[);]#i', $text, $found);
    return $found[2];
}

/** An address as a browser asks for it, from what a page says; none when it is not of this host. */
function address(string $said, string $base, string $host): ?string
{
    $said = preg_replace('/#.*$/s', '', trim($said));
    if (preg_match('#^(?:https?:)?//([^/?]*)(.*)$#is', $said, $found)) {
        if ($found[1] !== $host) {
            return null;
        }
        $said = $found[2] === '' ? '/' : $found[2];
    }
    if ($said === '' || preg_match('#^[a-z][a-z0-9+.-]*:#i', $said)) {
        return null;
    }
    [$path, $query] = explode('?', $said, 2) + [1 => ''];
    [$at] = explode('?', $base, 2);
    if ($path === '') {
        $path = $at;
    } elseif ($path[0] !== '/') {
        $path = substr($at, 0, strrpos($at, '/') + 1) . $path;
    }
    $steps = [];
    foreach (explode('/', substr($path, 1)) as $step) {
        if ($step === '..') {
            array_pop($steps);
        } elseif ($step !== '.') {
            $steps[] = $step;
        }
    }
    $escaped = fn (string $text) => preg_replace_callback('/[\x00-\x20"\'<>\\\\^`{|}\x7f-\xff]/', fn (array $letter) => rawurlencode($letter[0]), $text);
    return '/' . $escaped(implode('/', $steps)) . ($query === '' ? '' : '?' . $escaped($query));
}

function stop(string $why): never
{
    file_put_contents('php://stderr', "$why\n");
    exit(1);
}
