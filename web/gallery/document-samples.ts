/** Fictional PRDs of the sample company, one in each language, in two versions. */
const swap = `---
status: in review
owner: Daniel Reyes
reviewers: [Lin Yue, M. Okafor]
---

# Shift swap between colleagues

Whoever cannot come to work calls around today: 6 calls per swap, and the manager learns of it last[^1]. With
shift swap, one **offers** the shift, a qualified colleague takes it, and the manager approves with one tap.

## What changes for whom

| Person | Today | With shift swap | Minutes saved |
| --- | --- | --- | --- |
| Employee | calls colleagues one by one | offers the shift to those who may take it | 35 |
| Manager | checks rest times by hand | approves or declines, with the reason shown | 12 |

> Not part of this: swaps between stores, and swaps of half a shift.

### Before the launch

- [x] Rest times of 11 hours checked with works councils
- [ ] Twelve customers for gray, at least four in retail
  - three of them with more than 50 stores
- [ ] Wording of the decline reasons, see the [style guide](https://style.heronfold.example/wording)

## How a swap is checked

A swap is refused before anyone is asked when it breaks a rule. The check answers in \`300 ms\` for a store of 60:

\`\`\`json
{ "shift": "2027-03-18T06:00", "from": 4821, "to": 5177, "breaks": ["rest-time"], "hoursBetween": 9.5, "hoursNeeded": 11 }
\`\`\`

![Sketch of the approval on the phone](https://pictures.heronfold.example/hf-198/approval.png)

[^1]: Interviews in 19 stores, January 2027.
`

const scheduling = `---
状态: 评审中
负责人: 方致远
---

# 手机排班：店长在门店现场排下周的班

店长现在要等到打烊后，回办公室开电脑排班，一张班表平均要排 **52 分钟**[^1]。手机排班让店长站在门店里就能排好：谁请了假、谁超了工时，*当场提示*。

## 一、衡量标准

| 指标 | 现状 | 目标 |
| --- | ---: | ---: |
| 排完一周班表用时 | 52 分钟 | 20 分钟以内 |
| 发布后 24 小时内确认率 | 61% | 90% |

> 这一期不做自动排班，也不做跨店借调。

## 二、待办

- [x] 与法务确认连续工作时长的要求
- [ ] 灰度客户名单定稿，不少于 12 家

[^1]: 2026 年第四季度 34 家门店的抽样。
`

type Versions = { before: string; after: string }

export const documentSamples: { en: Versions; 'zh-Hans': Versions } = {
  en: {
    before: swap,
    after: swap
      .replace('in review', 'final')
      .replace('6 calls per swap', 'four to six calls per swap')
      .replace(', and swaps of half a shift', '. Half a shift can be offered from the second release on')
      .replace('- [ ] Twelve customers', '- [x] Sixteen customers')
      .replace('  - three of them with more than 50 stores\n', '')
      .replace('## How a swap', 'Managers on holiday name a deputy who approves for them.\n\n## How a swap'),
  },
  'zh-Hans': {
    before: scheduling,
    after: scheduling
      .replace('评审中', '终稿')
      .replace('52 分钟**', '48 分钟**')
      .replace('也不做跨店借调', '跨店借调改到第二期')
      .replace('不少于 12 家', '不少于 16 家')
      .replace('## 二、待办', '没排完的班表可以存成草稿，下次接着排。\n\n## 二、待办'),
  },
}
