<?php

// Which pages the wiki has, by its own database: prints what server/compost/copy.php asks. Its waiting jobs are done first, so that
// categories and links are whole.

declare(strict_types=1);

define('KONBIT_COPIES', true);
require_once '/usr/share/mediawiki/maintenance/Maintenance.php';

use MediaWiki\MediaWikiServices;

final class KonbitCompost extends Maintenance
{
    public function __construct()
    {
        parent::__construct();
        $this->addArg('tree', 'the tree of the site');
    }

    public function execute()
    {
        MediaWikiServices::getInstance()->getJobRunner()->run(['maxTime' => 300]);
        echo json_encode([
            'root' => '/usr/share/mediawiki',
            'pages' => $this->pages(),
            'mark' => 'content="MediaWiki ',
            'also' => ['/', '/wiki', '/wiki/', '/index.php'],
            'files' => $this->files($this->getArg(0) . '/mediawiki/images'),
            'covered' => '#^/images/#',
            // The members of a category beyond the first 200.
            'follow' => '#^/index\.php\?title=[^&]*&(page|subcat|file)(from|until)=#',
            // Feeds, search and editing, to which browsers are led.
            'drop' => ['#<link rel="(alternate|EditURI|search|edit)"[^>]*>\n?#'],
        ], JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES | JSON_FORCE_OBJECT);
    }

    /** All that has an address of its own, talk, redirects and descriptions nobody has written included. */
    private function pages(): array
    {
        $database = $this->getDB(DB_PRIMARY);
        $found = [];
        foreach ($database->select('page', ['page_namespace', 'page_title', 'page_latest'], [], __METHOD__) as $row) {
            $found[] = [(int) $row->page_namespace, $row->page_title, $row->page_latest];
        }
        foreach ($database->select('image', ['img_name', 'img_timestamp'], [], __METHOD__) as $row) {
            $found[] = [NS_FILE, $row->img_name, $row->img_timestamp];
        }
        foreach ($database->select('category', ['cat_title', 'cat_pages'], ['cat_pages > 0'], __METHOD__) as $row) {
            $found[] = [NS_CATEGORY, $row->cat_title, $row->cat_pages];
        }
        $pages = [];
        foreach ($found as [$namespace, $name, $stamp]) {
            // Of an extension that is no more.
            if (!MediaWikiServices::getInstance()->getNamespaceInfo()->exists($namespace)) {
                continue;
            }
            $url = Title::makeTitle($namespace, $name)->getLocalURL();
            $pages[$url] = ($pages[$url] ?? '') . " $stamp";
        }
        ksort($pages);
        return $pages;
    }

    /** What was uploaded, in every size that a page shows, and what a file was before; what was deleted is not shown. */
    private function files(string $folder): array
    {
        $files = [];
        foreach (new RecursiveIteratorIterator(new RecursiveDirectoryIterator($folder, FilesystemIterator::SKIP_DOTS)) as $file) {
            $path = substr($file->getPathname(), strlen($folder) + 1);
            if ($file->isFile() && !$file->isLink() && !preg_match('#^(deleted|temp|lockdir)/|(^|/)\.#', $path)) {
                $files["images/$path"] = $file->getPathname();
            }
        }
        return $files;
    }
}

$maintClass = KonbitCompost::class;
require_once RUN_MAINTENANCE_IF_MAIN;
