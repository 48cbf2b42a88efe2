namespace UnlearnRepro.Reports.Html;

/// <summary>The style sheet of the page: system fonts, light and dark, and everything unfolded on paper.</summary>
internal static class HtmlStyle
{
    public const string Sheet = """
        :root{color-scheme:light dark;--ink:#1b1b1b;--soft:#5f6368;--line:#dcdfe3;--panel:#f5f6f8;--paper:#fff;--good:#006b4f;--bad:#a63d00;
        --open:#54428e}
        @media (prefers-color-scheme:dark){:root{--ink:#e8eaed;--soft:#a7adb5;--line:#33373d;--panel:#1f2227;--paper:#16181c;--good:#4fd1a5;
        --bad:#ff9a5c;--open:#b9a6ff}}
        *{box-sizing:border-box}
        body{margin:0 auto;max-width:960px;padding:24px 28px 60px;background:var(--paper);color:var(--ink);
        font:15px/1.5 system-ui,"Segoe UI",Helvetica,Arial,sans-serif}
        h1{font-size:26px;margin:0 0 2px;overflow-wrap:anywhere}h2{font-size:19px;margin:38px 0 10px;padding-bottom:4px;
        border-bottom:1px solid var(--line)}h3{font-size:15px;margin:22px 0 6px}
        p{margin:6px 0}h2,h3,p,li,summary{overflow-wrap:anywhere}a{color:inherit}ul{margin:8px 0;padding-left:20px}.soft{color:var(--soft)}
        .verdict{border:1px solid var(--line);border-left:5px solid var(--open);border-radius:6px;padding:8px 16px;margin:10px 0;break-inside:avoid}
        .reproduced{border-left-color:var(--good)}.contradicted{border-left-color:var(--bad)}
        .outcome{font-weight:700;color:var(--open)}.reproduced .outcome{color:var(--good)}.contradicted .outcome{color:var(--bad)}
        .verdict p{margin:3px 0}.verdict .sentence{font-size:16px;font-weight:600}.verdict summary{font-weight:400;font-size:13px;color:var(--soft)}
        dl{display:grid;grid-template-columns:max-content 1fr;gap:3px 16px;margin:6px 0}dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
        code{font:13px ui-monospace,Menlo,Consolas,"DejaVu Sans Mono",monospace;background:var(--panel);padding:1px 5px;border-radius:4px;
        overflow-wrap:anywhere}
        .wide{overflow-x:auto}table{border-collapse:collapse;font-size:13px;font-variant-numeric:tabular-nums;margin:8px 0 16px}
        th,td{text-align:left;padding:4px 14px 4px 0;border-bottom:1px solid var(--line);vertical-align:top}thead th{color:var(--soft);
        font-weight:600;border-bottom-width:2px}tbody th{font-weight:600}
        details{margin:6px 0}summary{cursor:pointer;font-weight:600;padding:4px 0}details>svg{display:block;margin:4px 0 14px}.figure>rect{fill:none}
        @media screen and (max-width:640px){body{padding:16px 16px 40px}details{overflow-x:auto}details>svg.figure{max-width:none;width:640px}}
        @media print{:root{color-scheme:light;--ink:#1b1b1b;--soft:#5f6368;--line:#dcdfe3;--panel:#f5f6f8;--paper:#fff;--good:#006b4f;--bad:#a63d00;
        --open:#54428e}
        body{max-width:none;padding:0;font-size:12px}details:not([open])::details-content{content-visibility:visible;display:block}
        svg,tr{break-inside:avoid}summary{list-style:none;break-after:avoid}}
        """;
}
