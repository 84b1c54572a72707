import { plainPattern } from './plain-pattern.ts'

/** An identity provider many sites offer: how it is called, and where its sign-in lives. */
export interface KnownProvider {
  /** What the wire calls it. */
  key: string
  /** Its name as people read it, and in ids and classes. */
  name: RegExp
  /** Its own hosts; a path tells the sign-in from everything else there. */
  host?: RegExp
}

const named = (key: string, words: string, host?: string): KnownProvider => ({
  key,
  name: plainPattern(new RegExp(`(?<![a-z0-9])(?:${words})(?![a-z0-9])`)),
  ...(host !== undefined && { host: new RegExp(`(?:^|\\.)(?:${host})$`) }),
})

/** The commonest first; names are read in lower case, without accents. */
export const knownProviders: KnownProvider[] = [
  named('google', 'google|gsi|abcrio\\w*', 'accounts\\.google\\.com'),
  named('facebook', 'facebook|fb', 'facebook\\.com'),
  named('apple', 'apple|appleid', 'appleid\\.apple\\.com'),
  named(
    'microsoft',
    'microsoft|azure( ad)?|entra( id)?|office ?365|windows live|outlook',
    'login\\.microsoftonline\\.com|login\\.live\\.com|b2clogin\\.com',
  ),
  named('github', 'github', 'github\\.com'),
  named('gitlab', 'gitlab', 'gitlab\\.com'),
  named('bitbucket', 'bitbucket', 'bitbucket\\.org'),
  named('linkedin', 'linkedin', 'linkedin\\.com'),
  named('x', 'twitter|x', 'twitter\\.com|x\\.com'),
  named('slack', 'slack', 'slack\\.com'),
  named('discord', 'discord', 'discord\\.com'),
  named('okta', 'okta', 'okta\\.com|oktapreview\\.com'),
  named('auth0', 'auth0', 'auth0\\.com'),
  named('onelogin', 'onelogin', 'onelogin\\.com'),
  named('ping', 'ping ?(one|identity)', 'pingone\\.com|pingidentity\\.com'),
  named('amazon', 'amazon', 'amazon\\.com'),
  named('paypal', 'paypal', 'paypal\\.com'),
  named('yahoo', 'yahoo', 'login\\.yahoo\\.com'),
  named('twitch', 'twitch', 'id\\.twitch\\.tv'),
  named('spotify', 'spotify', 'accounts\\.spotify\\.com'),
  named('steam', 'steam', 'steamcommunity\\.com'),
  named('atlassian', 'atlassian', 'auth\\.atlassian\\.com'),
  named('salesforce', 'salesforce', 'login\\.salesforce\\.com'),
  named('instagram', 'instagram', 'instagram\\.com'),
  named('tiktok', 'tiktok', 'tiktok\\.com'),
  named('telegram', 'telegram', 'oauth\\.telegram\\.org'),
  named('dropbox', 'dropbox', 'dropbox\\.com'),
  named('reddit', 'reddit', 'reddit\\.com'),
  named('orcid', 'orcid', 'orcid\\.org'),
  named('xing', 'xing', 'xing\\.com'),
  named('zoom', 'zoom', 'zoom\\.us'),
  named('samsung', 'samsung( account)?', 'account\\.samsung\\.com'),
  named('vk', 'vk|vkontakte|vk id|вконтакте', 'oauth\\.vk\\.com|id\\.vk\\.com'),
  named('ok', 'odnoklassniki|одноклассники', 'connect\\.ok\\.ru'),
  named('mailru', 'mail\\.?ru', 'oauth\\.mail\\.ru|connect\\.mail\\.ru'),
  named('yandex', 'yandex|яндекс( id)?', 'oauth\\.yandex\\.(ru|com)|passport\\.yandex\\.\\w+'),
  named('naver', 'naver|네이버', 'nid\\.naver\\.com'),
  named('kakao', 'kakao|카카오', 'kauth\\.kakao\\.com'),
  named('line', 'line', 'access\\.line\\.me'),
  named('wechat', 'wechat|weixin|微信', 'open\\.weixin\\.qq\\.com'),
  named('qq', 'qq', 'graph\\.qq\\.com'),
  named('weibo', 'weibo|微博', 'api\\.weibo\\.com'),
]

/** Names that mean something else when they stand alone: the cross that closes, a ruled line. */
const weakNames = new Set(['x', 'line'])

/** @param role - What else speaks for a provider: a phrase around it, a mark beside it, or nothing. */
export function providerNamed(
  text: string,
  role: 'in-phrase' | 'as-mark' | 'alone',
): KnownProvider | undefined {
  return knownProviders.find(({ name }) => {
    const found = name.exec(text)?.[0]
    if (found === undefined || (role !== 'in-phrase' && weakNames.has(found))) return false
    return role !== 'alone' || text.replace(found, '').trim().length <= 3
  })
}
