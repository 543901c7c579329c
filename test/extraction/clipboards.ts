/** What editors put on the clipboard as HTML when a part of a document is copied. */

/** Word: lists are paragraphs, their bullets text in conditional comments. */
export const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=gb2312"><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm; font-size:10.5pt;} --></style></head>
<body lang=ZH-CN style='tab-interval:21.0pt'>
<!--StartFragment-->
<h1><span lang=EN-US>1 </span><span style='font-family:"微软雅黑"'>背景<o:p></o:p></span></h1>
<p class=MsoNormal><span style='mso-fareast-font-family:等线'>企业客户要求<b><span lang=EN-US>SSO</span>：</b>见下。<o:p></o:p></span></p>
<p class=MsoListParagraph style='margin-left:21.0pt;text-indent:-21.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span lang=EN-US style='font-family:Wingdings'><span style='mso-list:Ignore'>l<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]><span>支持<span lang=EN-US>SAML<o:p></o:p></span></span></p>
<p class=MsoListParagraph style='margin-left:42.0pt;text-indent:-21.0pt;mso-list:l0 level2 lfo1'><!--[if !supportLists]--><span lang=EN-US><span style='mso-list:Ignore'>n<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span></span><!--[endif]--><span lang=EN-US>Okta</span></p>
<p class=MsoListParagraph style='margin-left:21.0pt;text-indent:-21.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span><span style='mso-list:Ignore'>l<span>&nbsp; </span></span></span><![endif]>支持<span lang=EN-US>OIDC</span></p>
<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span></span><![endif]>第一步</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span><span style='mso-list:Ignore'>2.<span>&nbsp; </span></span></span><![endif]>第二步</p>
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0><tr style='mso-yfti-irow:0'><td width=200 valign=top><p class=MsoNormal><b>阶段<o:p></o:p></b></p></td><td><p class=MsoNormal><b>日期<o:p></o:p></b></p></td></tr>
<tr><td><p class=MsoNormal>Beta</p><p class=MsoNormal>（内测）</p></td><td><p class=MsoNormal><span lang=EN-US>5/1</span></p></td></tr></table>
<!--EndFragment--></body></html>`

export const wordAsMarkdown = [
  '# 1 背景',
  '企业客户要求**SSO**：见下。',
  '- 支持SAML\n  - Okta\n- 支持OIDC',
  '1. 第一步\n2. 第二步',
  '| 阶段 | 日期 |\n| --- | --- |\n| Beta<br>（内测） | 5/1 |',
].join('\n\n')

/** Feishu: paragraphs are `div`, each item is in a list of its own, whose class tells its level. */
export const feishu = `<meta charset='utf-8'><div data-page-id="Dd7zdBNj1oTs45xEyMvcBl3KnBd" data-lark-html-role="root" data-docx-has-block-data="true">
<h1 class="heading-1 ace-line old-record-id-GYS4dAEwwo8SE6xaeoec1TUvnvd"><strong>需求背景</strong></h1>
<div class="ace-line ace-line old-record-id-A1">客户需要<strong>单点登录</strong>，见<a href="https://example.feishu.cn/docx/abc" class="link">方案</a></div>
<ul class="list-bullet1"><li class="ace-line ace-line old-record-id-B1" data-list="bullet"><div>统一登录</div></li></ul>
<ul class="list-bullet2"><li class="ace-line ace-line old-record-id-B2" data-list="bullet"><div>飞书登录</div></li></ul>
<ul class="list-bullet1"><li class="ace-line ace-line old-record-id-B3" data-list="bullet"><div>审计日志</div></li></ul>
<div class="heading-7 ace-line old-record-id-H7">附录</div>
<ol class="list-number1" start="1"><li class="ace-line" data-list="number"><div>设计</div></li></ol><ol class="list-number1" start="2"><li class="ace-line" data-list="number"><div>开发</div></li></ol>
<ul class="list-check"><li class="ace-line" data-list="check"><div>灰度</div></li></ul><ul class="list-done1"><li class="ace-line" data-list="done"><div>评审</div></li></ul>
<pre style="white-space:pre;" class="ace-line"><code class="language-JSON" data-lark-language="JSON"><div>{ "a": 1,</div><div>  "b": 2 }</div></code></pre>
<blockquote class="ace-line">引用</blockquote>
<div data-type="divider"><hr></div>
<table><colgroup><col width="200"><col width="200"></colgroup><tbody><tr><td rowspan="1" colspan="2"><div class="ace-line">里程碑</div></td></tr><tr><td rowspan="2" colspan="1">Q1</td><td><div class="ace-line">Beta</div></td></tr><tr><td><div class="ace-line">GA</div></td></tr></tbody></table></div>
<span data-lark-record-data="{&quot;rootId&quot;:&quot;x&quot;}" data-lark-record-format="docx/record" class="lark-record-clipboard"></span>`

export const feishuAsMarkdown = [
  '# 需求背景',
  '客户需要**单点登录**，见[方案](https://example.feishu.cn/docx/abc)',
  '- 统一登录\n  - 飞书登录\n- 审计日志',
  '###### 附录',
  '1. 设计\n2. 开发',
  '- [ ] 灰度\n- [x] 评审',
  '```JSON\n{ "a": 1,\n  "b": 2 }\n```',
  '> 引用',
  '---',
  '|  |  |\n| --- | --- |\n| 里程碑 |  |\n| Q1 | Beta |\n|  | GA |',
].join('\n\n')

/** Google Docs: all of it in a `<b>` that is not bold, formats as styles, inner lists beside the items they belong to. */
export const googleDocs = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-5f0d9c2e-7fff-1111"><h2 dir="ltr" style="line-height:1.38;margin-top:18pt;"><span style="font-size:16pt;font-family:Arial,sans-serif;font-weight:400;font-style:normal;text-decoration:none;white-space:pre-wrap;">Goals</span></h2><p dir="ltr" style="line-height:1.38;"><span style="font-size:11pt;font-weight:400;font-style:normal;white-space:pre-wrap;">Ship </span><span style="font-weight:700;font-style:normal;">SSO</span><span style="font-weight:400;font-style:italic;"> in May</span><span style="font-weight:400;text-decoration:line-through;">April</span></p><ul style="margin-top:0;padding-inline-start:48px;"><li dir="ltr" style="list-style-type:disc;font-weight:400;" aria-level="1"><p dir="ltr" role="presentation"><span style="font-weight:400;">one</span></p></li><ul style="padding-inline-start:48px;"><li dir="ltr" style="list-style-type:circle;" aria-level="2"><p dir="ltr" role="presentation"><span>one.one</span></p></li></ul><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span>two</span></p></li></ul><ul><li dir="ltr" role="checkbox" aria-checked="true" aria-level="1"><img src="data:image/png;base64,iVBORw0KGgo=" width="17.6px" height="17.6px" alt="checked" aria-roledescription="checkbox" style="margin-right:3px;" /><p dir="ltr" style="display:inline-block;" role="presentation"><span>done</span></p></li></ul><div dir="ltr" align="left"><table style="border:none;"><colgroup><col /><col /></colgroup><tbody><tr><td><p dir="ltr"><span style="font-weight:700;">Stage</span></p></td><td><p dir="ltr"><span style="font-weight:700;">Date</span></p></td></tr><tr><td><p dir="ltr"><span>Beta</span></p></td><td><p dir="ltr"><span>May 1</span></p></td></tr></tbody></table></div></b><br class="Apple-interchange-newline">`

export const googleDocsAsMarkdown = [
  '## Goals',
  'Ship **SSO** *in May*~~April~~',
  '- one\n  - one.one\n- two',
  '- [x] done',
  '| Stage | Date |\n| --- | --- |\n| Beta | May 1 |',
].join('\n\n')
